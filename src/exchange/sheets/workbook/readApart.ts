import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Deadline } from '../../../database/Deadline.js';
import { Places } from '../../../database/Places.js';
import { InvalidInput } from '../../../domain/problems.js';
import type { RawSheet } from './RawSheet.js';
import type { Said } from './readProcess.js';
import { refused } from './refused.js';

/** Memory of the process that reads a file, in MB: a file that needs more is refused, and it ends with the process. */
const MOST_MEMORY_MB = 1_024;

/** Files that are read at the same time by this service, and those that wait. */
const places = new Places(2, 20);

/** The compiled file of the process, also where this one is run as it was written. */
const PROCESS = fileURLToPath(new URL('./readProcess.js', import.meta.url.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js')));

const read = (bytes: Buffer, what: string): { sheets: Promise<RawSheet[]>; stop(): void } => {
  const child = fork(PROCESS, [what], {
    execArgv: [`--max-old-space-size=${MOST_MEMORY_MB}`],
    env: {},
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  });
  const sheets: RawSheet[] = [];
  const reading = new Promise<RawSheet[]>((done, fail) => {
    child.on('message', (said: Said) => {
      if ('sheet' in said) sheets.push({ ...said.sheet, rows: [] });
      else if ('rows' in said) sheets.at(-1)?.rows.push(...said.rows);
      else if ('problems' in said) fail(new InvalidInput(what, said.problems));
      else done(sheets);
    });
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      // V8 ends a process that has no memory left by a signal of its own, or with the code of one.
      if (signal !== null || (code ?? 0) > 128) fail(refused(what, 'takes too much memory to read; split it'));
      else fail(new Error(`the process that read a file ended with ${code}`));
    });
  });
  child.stdin?.on('error', () => {}); // it ended before it had all of the file, and says why
  child.stdin?.end(bytes);
  return { sheets: reading, stop: () => void child.kill('SIGKILL') };
};

/**
 * Reads a file in a process of its own, with memory and time of its own: whatever is in the file, the service goes on,
 * and what it took is given back. Waits for its turn. Throws InvalidInput for what cannot be read.
 */
export const readApart = async (bytes: Buffer, what: string, deadline: Deadline): Promise<RawSheet[]> => {
  const leave = await places.take('LIGHT', deadline);
  const { sheets, stop } = read(bytes, what);
  try {
    return await deadline.race(sheets);
  } catch (error) {
    throw error === deadline.reason && deadline.isPast ? refused(what, 'takes too long to read; split it') : error;
  } finally {
    sheets.catch(() => {}); // the deadline was first
    stop();
    leave();
  }
};
