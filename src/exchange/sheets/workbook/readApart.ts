import { Worker } from 'node:worker_threads';
import { InvalidInput, type Problem } from '../../../domain/problems.js';
import type { RawSheet } from './RawSheet.js';

/** Memory of the thread that reads a file, in MB: what needs more is refused, and nothing else is in its way. */
const MOST_MEMORY_MB = 1_024;

/** The compiled file of the thread, also where this one is run as it was written. */
const WORKER = new URL('./readWorker.js', import.meta.url.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js'));

/**
 * Reads a file in a thread of its own, with memory and time of its own: whatever is in the file, the service goes on.
 * Throws InvalidInput for what cannot be read.
 */
export const readApart = (bytes: Buffer, what: string, withinMs: number): Promise<RawSheet[]> => {
  const worker = new Worker(WORKER, {
    workerData: { bytes, what },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    execArgv: [],
  });
  const refused = (message: string) => new InvalidInput(what, [{ path: '', message }]);
  return new Promise<RawSheet[]>((done, fail) => {
    const late = setTimeout(() => fail(refused('takes too long to read; split it')), withinMs);
    worker.once('message', ({ sheets, problems }: { sheets?: RawSheet[]; problems?: Problem[] }) => {
      clearTimeout(late);
      if (sheets) done(sheets);
      else fail(new InvalidInput(what, problems ?? []));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(late);
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refused('takes too much memory to read; split it') : error);
    });
  }).finally(() => worker.terminate());
};
