import type { DatasetInput } from '../../bundle/dataset/dataset.js';
import { type Fields, listed } from './records.js';
import type { Intake } from './SheetKind.js';

type Own = Pick<Intake, 'permissions'> & Partial<Intake> & { fields: Fields };

/** How a kind comes in whose rows are the records of one list of a dataset, unless it says otherwise. */
export const intake = (
  list: keyof DatasetInput,
  { hasOrigin = true, ...own }: Own & { hasOrigin?: boolean },
): Intake => ({
  isFact: false,
  needs: [],
  reference: [],
  records: (rows) => listed(list, rows, own.fields, { hasOrigin }),
  ...own,
});
