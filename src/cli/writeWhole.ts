import { unlinkSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './errors.js';

type Pieces = AsyncIterable<string>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does some work; where it fails, or somebody ends the program meanwhile, a file of it is removed. */
const orRemove = async (path: string, work: () => Promise<void>): Promise<void> => {
  const endBy = (signal: NodeJS.Signals) => {
    unlinkSync(path);
    process.kill(process.pid, signal); // nobody listens any more: it ends as if nobody ever had
  };
  for (const signal of SIGNALS) process.once(signal, endBy);
  try {
    await work();
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, endBy);
  }
};

/**
 * Writes a file that only its owner may read: whole, or not at all. What was there before stays until it is replaced.
 * Throws UsageError where it cannot be written.
 */
export const writeWhole = async (path: string, pieces: Pieces): Promise<void> => {
  const begun = `${path}.${process.pid}.part`;
  const file = await open(begun, 'wx', 0o600).catch((error: Error) => {
    throw new UsageError(`${path} cannot be written: ${error.message}`);
  });
  await orRemove(begun, async () => {
    try {
      for await (const piece of pieces) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(begun, path).catch((error: Error) => {
      throw new UsageError(`${path} cannot be written: ${error.message}`);
    });
  });
};

/** Writes to standard output. Gives whether all of it was read: a reader such as `head` may have enough and be gone. */
export const writeOut = async (pieces: Pieces): Promise<boolean> => {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    return false;
  }
};
