import type { DatasetInput } from '../../bundle/dataset/dataset.js';
import { codesIn, type Fields, listed } from './records.js';
import type { GivenRow, Intake } from './SheetKind.js';

type Own = Pick<Intake, 'permissions'> & Partial<Intake> & { fields: Fields };

/** The codes that a row has in a column: those that are stored, and those that it gives. */
export const codesOf = ({ given, current }: GivenRow, column: string): string[] => [
  ...codesIn(current?.[column]),
  ...codesIn(given[column]),
];

/** How a kind comes in whose rows are the records of one list of a dataset, unless it says otherwise. */
export const intake = (
  list: keyof DatasetInput,
  { hasOrigin = true, ...own }: Own & { hasOrigin?: boolean },
): Intake => ({
  isFact: false,
  isCounted: false,
  wayOut: '',
  needs: [],
  reference: [],
  usual: () => ({}),
  concerns: (row) => ({ projects: codesOf(row, 'project'), actions: codesOf(row, 'action') }),
  records: (rows) => listed(list, rows, own.fields, { hasOrigin }),
  ...own,
});
