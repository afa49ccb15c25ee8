import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../examples/', import.meta.url);

/** An example operation: its name in addresses, what it is called, and its text. */
export interface Example {
  name: string;
  title: string;
  text: string;
}

const titleOf = (text: string, name: string): string => /^#\s*(.+)/.exec(text)?.[1]?.trim() ?? name;

/** The example operations, in the order of their file names. */
export const examples: readonly Example[] = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => {
    const [name, text] = [file.replace(/\.graphql$/, ''), readFileSync(new URL(file, folder), 'utf8')];
    return { name, title: titleOf(text, name), text };
  });
