import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The version of this tracker. */
export const VERSION = version;

const partsOf = (text: string) => text.split('.').map(Number);

/** Whether a version is at least another: both are three numbers. */
export const isAtLeast = (one: string, other: string): boolean => {
  const [a, b] = [partsOf(one), partsOf(other)];
  const index = a.findIndex((part, at) => part !== b[at]);
  return index < 0 || (a[index] ?? 0) > (b[index] ?? 0);
};
