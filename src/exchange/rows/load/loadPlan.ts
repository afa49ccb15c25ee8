import type { Writer } from '../../../database/Writer.js';
import { byCli, write } from '../../../services/write/index.js';
import { analyzeAfter } from '../../bundle/load/analyzeAfter.js';
import type { OnStep } from '../../bundle/load/Load.js';
import { asInvalidInput } from '../../bundle/load/refusedByTables.js';
import { takeTurn } from '../../bundle/load/takeTurn.js';
import { readFileColumns } from '../columns.js';
import type { PlanFile } from '../form.js';
import { fileTables } from '../tables.js';
import { checkAbsent } from './checkAbsent.js';
import { checkRows } from './checkRows.js';
import { giveIds, type Sorted } from './giveIds.js';
import { Names } from './Names.js';
import { storeTable } from './storeTable.js';

/** Rows of a table that take long enough to be told of. */
const MANY = 1_000;

const tell = ({ table: { name }, places: { length }, kept }: Sorted, onStep: OnStep): void => {
  if (kept) onStep(`${name}: ${kept} are there already and stay as they are, ${length} are new`);
  else if (length >= MANY) onStep(`${name}: ${length} rows`);
};

/**
 * Stores a plan as rows: all of it or, if it has an error, nothing. Reference data that the database has already stay
 * as they are. Gives the number of rows written. Throws InvalidInput that lists what is wrong, or is there already.
 */
export const loadPlan = async (
  database: Writer,
  file: PlanFile,
  what: string,
  onStep: OnStep = () => {},
): Promise<number> => {
  const { changes } = await write(
    database,
    async (em, log) => {
      await takeTurn(em, onStep);
      const columns = await readFileColumns(em);
      checkRows(file, columns, what);
      await checkAbsent(em, file, what);
      const load = { em, file, columns, names: new Names(file), what };
      const sorted: Sorted[] = [];
      for (const table of fileTables) sorted.push(await giveIds(load, table));
      for (const one of sorted) {
        tell(one, onStep);
        await storeTable(load, one);
        log.rows += one.places.length;
      }
    },
    { name: what, by: byCli },
  ).catch((error: unknown) => {
    throw asInvalidInput(error, what);
  });
  await analyzeAfter(database, changes);
  return changes;
};
