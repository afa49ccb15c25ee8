import { TrackerError } from '../domain/errors.js';

/** A row that a rule refuses. */
export interface RefusedRow {
  place: string;
  value: string;
  reason: string;
}

/** A text whose odd characters can be seen. */
const shown = (text: string) =>
  text.replace(/[^\x20-\x7e]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);

/** Rows stand in the way of a rule: somebody must say what they are to be. */
export class RefusedRows extends TrackerError {
  constructor(what: string, rows: readonly RefusedRow[]) {
    const lines = rows.map(({ place, value, reason }) => `  ${place}: "${shown(value)}" ${reason}`);
    super(
      'REFUSED_ROWS',
      `Nothing was migrated: ${rows.length} rows have ${what} that this version refuses. Change them with the version before, or with SQL, and start again:\n${lines.join('\n')}`,
      2,
    );
  }
}
