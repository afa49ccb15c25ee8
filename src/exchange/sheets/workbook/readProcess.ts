import { buffer } from 'node:stream/consumers';
import { InvalidInput, type Problem } from '../../../domain/problems.js';
import type { RawRow } from './RawSheet.js';
import { readSheets } from './readSheets.js';

// A process of its own, for one file: it comes on standard input, and goes as messages.

/** What the process says, piece by piece, so that nobody has to take in a whole file at once. */
export type Said =
  | { sheet: { name: string; isHidden: boolean } }
  | { rows: RawRow[] }
  | { problems: readonly Problem[] }
  | { end: true };

const PIECE = 1_000;

const say = (said: Said): Promise<void> => new Promise((done) => void process.send?.(said, () => done()));

const [, , what = 'file'] = process.argv;
try {
  for (const { rows, ...sheet } of await readSheets(await buffer(process.stdin), what)) {
    await say({ sheet });
    for (let from = 0; from < rows.length; from += PIECE) await say({ rows: rows.slice(from, from + PIECE) });
  }
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  await say({ problems: error.problems });
}
await say({ end: true });
process.disconnect();
