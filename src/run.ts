import { shiftClock } from './clock.js';
import { clockShift } from './config.js';
import { type Fault, faultOf, needsSetting } from './database/faults.js';
import { type ExitCode, TrackerError } from './domain/errors.js';

/**
 * Runs a program and turns what stops it into a message and an exit code: 2 for what the user can fix, 1 for faults.
 */
export const run = async (program: () => Promise<void>): Promise<void> => {
  shiftClock(clockShift());
  try {
    await program();
    process.exitCode = 0;
  } catch (error) {
    const { exitCode, message } = explain(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = exitCode;
  }
};

interface Explanation {
  exitCode: ExitCode;
  message: string;
}

/** Codes of sockets that found nobody at the address. */
const NOBODY_THERE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** Trouble of the database that passes: nothing was done, and the same may succeed later. */
const PASSING: readonly (Fault | null)[] = ['LOST', 'AWAY', 'CANCELLED'];

const explain = (error: unknown): Explanation => {
  if (!(error instanceof Error)) return { exitCode: 1, message: String(error) };
  if (error instanceof TrackerError) return error;
  return explainSystem(error) ?? { exitCode: 1, message: error.stack ?? error.message };
};

/** What the operating system or the database refused, in words that say what to set. */
const explainSystem = (error: Error): Explanation | null => {
  const { code = '', port, path } = error as { code?: string; port?: number; path?: string };
  const fixable = (message: string): Explanation => ({ exitCode: 2, message });
  if (code === 'EADDRINUSE')
    return fixable(`Port ${port} is in use: stop what runs there, or set PORT to another (PORT=0 takes a free one)`);
  if (code === 'ENOENT') return fixable(`There is no file ${path}`);
  if (needsSetting(error) || NOBODY_THERE.includes(code))
    return fixable(`DATABASE_URL does not open a database that can be used: ${error.message}`);
  if (code === '42P07')
    return fixable(`This is no database of a tracker: ${error.message}. Give it one of its own, made with createdb`);
  if (PASSING.includes(faultOf(error)))
    return { exitCode: 1, message: `The database could not do this now; try again: ${error.message}` };
  return null;
};
