import type { EntityManager } from '@mikro-orm/postgresql';
import { Revision } from '../../../entities/Revision.js';
import type { ComparedRow } from './compareRows.js';
import type { Mistake } from './ImportResult.js';
import type { ReadTable } from './readTable.js';

/**
 * A workbook that was downloaded before the data last changed says what was true then: what others have changed since
 * would be set back by it, and looks like a change of whoever sends it.
 */
export const staleNotices = async (
  em: EntityManager,
  { revision }: ReadTable,
  rows: readonly ComparedRow[],
): Promise<Mistake[]> => {
  const updated = rows.filter(({ result }) => result.outcome === 'UPDATE').length;
  if (revision === null || updated === 0) return [];
  const { number: now } = await em.findOneOrFail(Revision, 1);
  return now === revision
    ? []
    : [
        {
          column: null,
          code: 'VERSION_CONFLICT',
          message: `the file is of revision ${revision} of the data, which are at ${now}: look whether each of the ${updated} rows that change is your change, or sets back one of somebody else's. To change nothing else, download it again, or keep only the columns that name rows and those that you change`,
        },
      ];
};
