import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../examples/', import.meta.url);

/** An example operation: its name in addresses, what it is called, and its text. */
export interface Example {
  name: string;
  title: string;
  text: string;
}

const titleOf = (text: string, name: string): string => /^#\s*(.+)/.exec(text)?.[1]?.trim() ?? name;

const examplesIn = (path: string): Example[] =>
  readdirSync(new URL(path, folder))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => {
      const [name, text] = [file.replace(/\.graphql$/, ''), readFileSync(new URL(`${path}${file}`, folder), 'utf8')];
      return { name, title: titleOf(text, name), text };
    });

/** The example operations, in the order of their names: those that docs show with their answers, and more to try. */
export const examples: readonly Example[] = [...examplesIn('./'), ...examplesIn('./try/')].sort((one, other) =>
  one.name < other.name ? -1 : 1,
);
