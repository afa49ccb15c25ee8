import type { EntityManager } from '@mikro-orm/postgresql';
import type { EvidenceInput, ProgressReportInput } from '../../../schema/reporting/index.js';
import { ProgressStatus } from '../../../vocabulary/index.js';
import type { Mistake } from '../taking/ImportResult.js';
import type { RawSheet } from '../workbook/RawSheet.js';
import { EVIDENCE, NARRATIVE, QUESTIONS, VALUES } from './formSheets.js';
import { type ReportOf, valuesIn } from './formValues.js';
import { type FormRow, readFormSheet } from './readReport.js';

/** What a filled-in form says: the input of a draft, and from which row each part of it is. */
export interface FormInput {
  input: ProgressReportInput;
  rows: FormRow[];
  /** The row of a path of the input: "values.2", "evidence.0", "narrative". */
  rowAt: ReadonlyMap<string, FormRow>;
  /** What is wrong with the form as a whole. */
  mistakes: Mistake[];
}

/** Fields of the API by the names in the form. */
const FIELDS: Readonly<Record<string, keyof ProgressReportInput>> = {
  narrative: 'narrative',
  achievements: 'achievements',
  challenges: 'challenges',
  way_forward: 'wayForward',
  reported_status: 'reportedStatus',
};

const ANSWERS = ['value', 'numerator', 'denominator', 'level', 'no_data_reason', 'date'] as const;

/** A row of values that somebody has answered: one that only shows what is asked says nothing. */
const isAnswered = ({ cells, mistakes }: FormRow) => mistakes.length > 0 || ANSWERS.some((name) => cells[name] != null);

/** A status as people write it: "On track" is ON_TRACK. */
const statusIn = (text: string | null): string | null =>
  text
    ?.trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_') ?? null;

const wordsIn = (rows: readonly FormRow[], note: (path: string, row: FormRow) => void): Partial<ProgressReportInput> =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const asked = row.cells.field ?? '';
      const field = Object.hasOwn(FIELDS, asked) ? FIELDS[asked] : undefined;
      if (field && rows.find(({ cells }) => cells.field === asked) !== row)
        row.mistakes.push({ column: 'field', code: 'DUPLICATE', message: `${asked} is there twice; leave one out` });
      if (!field) {
        row.mistakes.push({
          column: 'field',
          code: 'INVALID',
          message: `is none of ${Object.keys(QUESTIONS).join(', ')}`,
        });
        return [];
      }
      const answer = field === 'reportedStatus' ? statusIn(row.cells.answer ?? null) : (row.cells.answer ?? null);
      if (field === 'reportedStatus' && answer !== null && !Object.hasOwn(ProgressStatus, answer))
        row.mistakes.push({
          column: 'answer',
          code: 'INVALID',
          message: `"${answer.slice(0, 40)}" is none of ${Object.keys(ProgressStatus).join(', ')}`,
        });
      note(field, row);
      return row.mistakes.length ? [] : [[field, answer]];
    }),
  );

const evidenceIn = (rows: readonly FormRow[], note: (path: string, row: FormRow) => void): EvidenceInput[] => {
  const evidence: EvidenceInput[] = [];
  for (const row of rows) {
    const { title, url, language = null, is_public: isPublic } = row.cells;
    for (const name of ['title', 'url'])
      if (row.cells[name] == null)
        row.mistakes.push({ column: name, code: 'REQUIRED', message: 'is empty: give it, or empty the whole row' });
    if (url != null && !(URL.canParse(url) && /^https?:/.test(url)))
      row.mistakes.push({
        column: 'url',
        code: 'INVALID',
        message: 'is not an address that begins with http:// or https://',
      });
    if (row.mistakes.length) continue;
    note(`evidence.${evidence.length}`, row);
    evidence.push({ title: title ?? '', url: url ?? '', language, isPublic: isPublic !== 'false' });
  }
  return evidence;
};

/** Reads a filled-in form of a report as the input of a draft. */
export const reportInput = async (em: EntityManager, of: ReportOf, sheets: readonly RawSheet[]): Promise<FormInput> => {
  const rowAt = new Map<string, FormRow>();
  const note = (path: string, row: FormRow) => void rowAt.set(path, row);
  const [narrative, values, evidence] = [NARRATIVE, VALUES, EVIDENCE].map((sheet) => readFormSheet(sheet, sheets));
  const answered = values?.rows.filter(isAnswered) ?? [];
  return {
    input: {
      ...(narrative ? wordsIn(narrative.rows, note) : {}),
      ...(values ? { values: await valuesIn(em, of, answered, note) } : {}),
      ...(evidence ? { evidence: evidenceIn(evidence.rows, note) } : {}),
    } as ProgressReportInput,
    rows: [...(narrative?.rows ?? []), ...answered, ...(evidence?.rows ?? [])],
    rowAt,
    mistakes: [narrative, values, evidence].flatMap((read) => read?.mistakes ?? []),
  };
};
