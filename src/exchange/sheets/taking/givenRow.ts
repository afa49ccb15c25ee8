import type { GivenRow } from '../kinds/index.js';
import type { ComparedRow } from './compareRows.js';

/** A row that was compared, as its kind reads it. */
export const givenRow = ({ given, current, result }: ComparedRow): GivenRow => ({
  given,
  current,
  changed: new Set(result.changes.map(({ field }) => field)),
});
