import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The version of this tracker. */
export const VERSION = version;

/** The three numbers of a version; what follows them, as in 1.0.0-rc.1, does not count. */
const partsOf = (text: string) => (/^\d+\.\d+\.\d+/.exec(text)?.[0] ?? '0.0.0').split('.').map(Number);

/** Whether a version is at least another: both are three numbers. */
export const isAtLeast = (one: string, other: string): boolean => {
  const [a, b] = [partsOf(one), partsOf(other)];
  const index = a.findIndex((part, at) => part !== b[at]);
  return index < 0 || (a[index] ?? 0) > (b[index] ?? 0);
};
