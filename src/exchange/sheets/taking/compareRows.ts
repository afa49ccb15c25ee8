import type { Column, SheetKind } from '../kinds/index.js';
import { type Cells, ORIGIN, originOf } from '../kinds/records.js';
import { type CellChange, type Mistake, mistakeIn, type RowResult } from './ImportResult.js';
import type { MatchedRow } from './matchRows.js';
import { isSameCell } from './readCell.js';
import { keysOf } from './storedRows.js';

/** A row with its result, and the columns in which it differs from what is stored. */
export interface ComparedRow extends MatchedRow {
  result: RowResult;
}

const shown = (text: string | null | undefined) => (text == null ? 'nothing' : `"${text.slice(0, 80)}"`);

const changesOf = ({ given, current }: MatchedRow, { columns }: SheetKind): CellChange[] =>
  columns.flatMap((column) => {
    const { name, role } = column;
    if (role === 'SHOWN' || (role === 'KEY' && current) || !(name in given)) return [];
    const [from, to] = [current?.[name] ?? null, given[name] ?? null];
    return isSameCell(column, from, to) ? [] : [{ field: name, from, to }];
  });

/** What a row lacks, or empties that cannot be empty. */
const missingIn = ({ given, current }: MatchedRow, columns: readonly Column[]): Mistake[] =>
  columns.flatMap(({ name, role, isNeeded, isLasting }) => {
    if (role === 'SHOWN') return [];
    if (isNeeded && (current ? name in given : true) && given[name] == null)
      return [
        mistakeIn(
          name,
          'REQUIRED',
          current ? 'cannot be empty; leave the column out to keep it as it is' : 'is needed for a new row',
        ),
      ];
    if (isLasting && current && name in given && given[name] === null && current[name] != null)
      return [mistakeIn(name, 'REQUIRED', `cannot be emptied here; it is ${shown(current[name])}`)];
    return [];
  });

/** A row that says of something that it is made up, and that it is not: with what is stored, where it does not say. */
const oddOrigin = ({ given, current }: MatchedRow): Mistake[] => {
  const { is_synthetic: isSynthetic, provenance } = { ...current, ...given };
  if (isSynthetic == null || provenance == null || !('is_synthetic' in given || 'provenance' in given)) return [];
  if ((isSynthetic === 'true') === (provenance === 'SYNTHETIC')) return [];
  const column = 'provenance' in given ? 'provenance' : 'is_synthetic';
  return [
    mistakeIn(
      column,
      'INVALID',
      `is_synthetic would be ${isSynthetic} beside the provenance ${provenance}: what is made up is SYNTHETIC, and nothing else is; give both`,
    ),
  ];
};

/** Cells that are only shown, and say otherwise than what is stored. */
const noticesOf = ({ given, current }: MatchedRow, columns: readonly Column[], seen: Cells | undefined): Mistake[] =>
  columns.flatMap((column) => {
    const { name, role, isOfLens } = column;
    const stored = isOfLens ? seen : current;
    if (role !== 'SHOWN' || !(name in given) || !stored) return [];
    const to = given[name] ?? null;
    return isSameCell(column, stored[name] ?? null, to)
      ? []
      : [mistakeIn(name, 'INVALID', `is only shown, and not taken in: it is ${shown(stored[name])}, not ${shown(to)}`)];
  });

const outcomeOf = ({ current }: MatchedRow, changes: readonly CellChange[]) => {
  if (!current) return 'CREATE';
  return changes.length ? 'UPDATE' : 'SAME';
};

/** An id that is not that of the fact which a row means: it is of another database, or was changed. */
const oddId = ({ given, current }: MatchedRow): Mistake[] =>
  current?.id != null && given.id != null && given.id !== current.id
    ? [mistakeIn('id', 'INVALID', `is not that of this fact, which is ${current.id}; it is passed over`)]
    : [];

/** What a row is about, in words: its key, or of a fact what it belongs to. */
const labelOf = (kind: SheetKind, { given, current }: MatchedRow): string => {
  const keys = keysOf(kind).filter((name) => name !== 'id');
  const names = keys.length ? keys : ['project', ...kind.intake.reference];
  return [...new Set(names)].flatMap((name) => given[name] ?? current?.[name] ?? []).join(' ');
};

/**
 * What becomes of the provenance of something that a row without its columns changes: it is entered by hand from then
 * on, unless it is synthetic, which it stays.
 */
const originChanges = ({ given, current }: MatchedRow, columns: readonly Column[]): CellChange[] => {
  if (!current || current.is_synthetic === 'true' || ORIGIN.some((name) => name in given)) return [];
  const entered = originOf({});
  const to: Cells = { provenance: entered.kind, confidence: entered.confidence, sources: null, provenance_note: null };
  return columns.flatMap(({ name }) =>
    name in to && to[name] !== current[name]
      ? [{ field: name, from: current[name] ?? null, to: to[name] ?? null }]
      : [],
  );
};

/** Compares a row with what is stored. `seen` is what is shown of it today. */
export const compareRow = (kind: SheetKind, row: MatchedRow, seen: Cells | undefined): ComparedRow => {
  const { columns, intake } = kind;
  const own = changesOf(row, kind);
  const changes = own.length && !intake.isFact ? [...own, ...originChanges(row, columns)] : own;
  const isChangedFact = intake.isFact && row.current !== null && changes.length > 0;
  const refused = row.current ? null : intake.refuseNew?.(row.given);
  const unread = new Set(row.mistakes.map(({ column }) => column));
  const mistakes = [
    ...row.mistakes,
    ...missingIn(row, columns).filter(({ column }) => !unread.has(column)),
    ...(changes.length || !row.current ? oddOrigin(row) : []),
    ...(row.again === null ? [] : [mistakeIn(null, 'DUPLICATE', `means the same as row ${row.again}; leave one out`)]),
    ...(isChangedFact
      ? changes.map(({ field, from, to }) =>
          mistakeIn(field, 'INVALID', `${shown(to)} differs from what is stored, ${shown(from)}: ${intake.wayOut}`),
        )
      : []),
    ...(refused ? [mistakeIn(refused.column, 'INVALID', refused.message)] : []),
  ];
  const notice = row.current ? null : intake.noticeOfNew?.(row.given);
  const ofNew = notice ? [mistakeIn(notice.column, 'INVALID', notice.message)] : [];
  return {
    ...row,
    result: {
      key: labelOf(kind, row),
      row: row.number,
      sheet: row.sheet,
      outcome: mistakes.length ? 'REFUSED' : outcomeOf(row, changes),
      changes: changes.filter(({ field }) => !unread.has(field)),
      mistakes,
      notices: [...noticesOf(row, columns, seen), ...oddId(row), ...ofNew],
    },
  };
};
