import { type Member, published } from './published.js';

export const ImportOutcome = published('ImportOutcome', 'What a row of a file would do, or has done.', {
  CREATE: 'It makes something new.',
  UPDATE: 'It changes something that is there.',
  SAME: 'It says what is there already.',
  REFUSED: 'It cannot be taken in: its mistakes say why.',
});
export type ImportOutcome = Member<typeof ImportOutcome>;

export const ClosedRows = published('ClosedRows', 'What becomes of rows that are dated in a closed reporting period.', {
  REFUSE: 'They are mistakes, and nothing is taken in.',
  LEAVE_OUT: 'They are left out, and the rest is taken in.',
});
export type ClosedRows = Member<typeof ClosedRows>;
