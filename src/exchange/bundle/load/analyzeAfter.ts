import type { Writer } from '../../../database/Writer.js';

const MANY_ROWS = 1_000;

/** Lets the database look at its tables after many new rows: queries over them are planned well only then. */
export const analyzeAfter = async (database: Writer, changes: number): Promise<void> => {
  if (changes > MANY_ROWS) await database.write(async (em) => void (await em.execute('analyze')));
};
