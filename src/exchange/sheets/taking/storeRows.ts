import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInput } from '../../../domain/problems.js';
import type { AuditedBy } from '../../../services/write/index.js';
import { storeDataset } from '../../bundle/load/importDataset.js';
import { asInvalidInput } from '../../bundle/load/refusedByTables.js';
import type { Around, SheetKind } from '../kinds/index.js';
import type { ComparedRow } from './compareRows.js';
import type { Mistake } from './ImportResult.js';
import { toRecords } from './toRecords.js';

/** Rows that are to be written, and with them those that are there already, where equal ones are told apart by their number. */
const written = ({ intake }: SheetKind, rows: readonly ComparedRow[]): ComparedRow[] => {
  const isNew = ({ result: { outcome } }: ComparedRow) => outcome === 'CREATE' || outcome === 'UPDATE';
  if (!rows.some(isNew)) return [];
  return rows.filter((row) => isNew(row) || (intake.isCounted && row.result.outcome === 'SAME'));
};

/** Stores the rows, and notes what is wrong with them. Gives what is wrong with the file as a whole. */
export const storeRows = async (
  em: EntityManager,
  given: { name: string; kind: SheetKind },
  rows: readonly ComparedRow[],
  { around, by }: { around: Around; by: AuditedBy },
): Promise<Mistake[]> => {
  const wanted = written(given.kind, rows);
  if (!wanted.length) return [];
  const { dataset, note, mistakes } = toRecords(given.kind, wanted, around);
  // Rows that are refused now are left out, and the others looked at: all mistakes are told at once.
  if (!dataset) return mistakes.length ? mistakes : storeRows(em, given, rows, { around, by });
  try {
    await storeDataset(em, dataset, given.name, { onStep: () => {}, by, isOfRecord: true });
    await em.flush();
    return [];
  } catch (error) {
    const refused = asInvalidInput(error, given.name);
    if (!(refused instanceof InvalidInput)) throw refused;
    return note(refused.problems);
  }
};
