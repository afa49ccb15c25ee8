import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@jest/globals';

const POSTGRES = '/usr/lib/postgresql';
/** Programs, and modules of Debian's Python. */
const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/lib/python3/dist-packages'];

const newestPostgres = () => {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const [newest = 'none'] = versions.sort((a, b) => Number(b) - Number(a));
  return join(POSTGRES, newest, 'bin');
};

/** Where a program of Debian is; null where this machine lacks it. */
export const findProgram = (name: string): string | null =>
  [newestPostgres(), ...FOLDERS].map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;

/** Tests that need programs of Debian: skipped, with the name of what is missing, where REQUIRE_ALL is not set. */
export const testWith = (...programs: string[]) => {
  const missing = programs.find((name) => findProgram(name) === null);
  const canRun = !missing || Boolean(process.env.REQUIRE_ALL);
  return {
    canRun,
    test: canRun ? test : test.skip,
    /** The name of a test, with what it lacks. */
    named: (name: string): string => (missing ? `${name} (this machine lacks Debian's ${missing})` : name),
  };
};
