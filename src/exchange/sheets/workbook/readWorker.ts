import { parentPort, workerData } from 'node:worker_threads';
import { InvalidInput } from '../../../domain/problems.js';
import { readSheets } from './readSheets.js';

// Runs in a thread of its own, for one file.

const { bytes, what } = workerData as { bytes: Uint8Array; what: string };

const answer = async (): Promise<object> => {
  try {
    return { sheets: await readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), what) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problems: error.problems };
  }
};

parentPort?.postMessage(await answer());
