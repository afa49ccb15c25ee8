import { z } from 'zod';
import type { Problem } from '../../../domain/problems.js';
import { type Dataset, parseDataset } from '../../bundle/dataset/dataset.js';
import type { Around, SheetKind } from '../kinds/index.js';
import { cellsOf } from '../kinds/records.js';
import type { ComparedRow } from './compareRows.js';
import { givenRow } from './givenRow.js';
import type { Mistake } from './ImportResult.js';

/** Columns of the parts of a provenance. */
const OF_ORIGIN: Readonly<Record<string, string>> = {
  kind: 'provenance',
  confidence: 'confidence',
  sources: 'sources',
  note: 'provenance_note',
  isSynthetic: 'is_synthetic',
};

/** The column that a path below a record is about. */
const columnAt = (kind: SheetKind, path: string, row: ComparedRow): string | null => {
  const [field = '', part = ''] = path.split('.');
  const named =
    kind.intake.columnAt?.(path, cellsOf(row)) ??
    (field === 'provenance' ? (OF_ORIGIN[part] ?? field) : (kind.intake.fields[field]?.columns[0] ?? field));
  return kind.columns.some(({ name }) => name === named) ? named : null;
};

/** Gives each row the problems that are at its record; those that are at none of them belong to the file. */
const placed =
  (kind: SheetKind, rows: readonly ComparedRow[], at: readonly string[]) =>
  (problems: readonly Problem[]): Mistake[] => {
    const places = at.map((path, index) => ({ path, row: rows[index] })).sort((a, b) => b.path.length - a.path.length);
    return problems.flatMap(({ path, message, code = 'INVALID' }) => {
      const found = places.find((place) => path === place.path || path.startsWith(`${place.path}.`));
      const column = found?.row ? columnAt(kind, path.slice(found.path.length + 1), found.row) : null;
      const json = kind.columns.find(({ name, type }) => name === column && type === 'JSON');
      const said = message.replace(`${code}: `, '');
      const mistake = { column, code, message: json ? `${said}. ${json.description}` : said };
      if (!found?.row) return [mistake];
      found.row.result.mistakes.push(mistake);
      found.row.result.outcome = 'REFUSED';
      return [];
    });
  };

/** What rows state as a dataset, and how problems of the dataset become mistakes of the rows. */
export interface RowRecords {
  dataset: Dataset | null;
  /** Mistakes that belong to no row. */
  note(problems: readonly Problem[]): Mistake[];
  mistakes: Mistake[];
}

/** Rows as records of a dataset. Where they have not the right shape, their mistakes are noted, and there is no dataset. */
export const toRecords = (kind: SheetKind, rows: readonly ComparedRow[], around: Around): RowRecords => {
  const { input, at } = kind.intake.records(rows.map(givenRow), around);
  const note = placed(kind, rows, at);
  try {
    return { dataset: parseDataset(input), note, mistakes: [] };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const problems = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { dataset: null, note, mistakes: note(problems) };
  }
};
