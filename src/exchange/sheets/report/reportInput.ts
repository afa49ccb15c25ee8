import type { EntityManager } from '@mikro-orm/postgresql';
import { toGlobalId } from '../../../domain/globalId.js';
import { Indicator } from '../../../entities/progress/index.js';
import type { IndicatorValueInput } from '../../../schema/progress/index.js';
import type { EvidenceInput, ProgressReportInput } from '../../../schema/reporting/index.js';
import { ProgressStatus } from '../../../vocabulary/index.js';
import type { Mistake } from '../taking/ImportResult.js';
import type { RawSheet } from '../workbook/RawSheet.js';
import { EVIDENCE, NARRATIVE, QUESTIONS, VALUES } from './formSheets.js';
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

/** Indicators by "owner code", as the form names them. */
const indicatorsNamed = async (em: EntityManager, rows: readonly FormRow[]): Promise<Map<string, number>> => {
  const codes = [...new Set(rows.flatMap(({ cells }) => cells.indicator ?? []))];
  const found = codes.length
    ? await em.find(Indicator, { code: { $in: codes } }, { populate: ['action', 'project'] })
    : [];
  return new Map(found.map(({ id, code, action, project }) => [`${(action ?? project)?.unwrap().code} ${code}`, id]));
};

const wordsIn = (rows: readonly FormRow[], note: (path: string, row: FormRow) => void): Partial<ProgressReportInput> =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const field = FIELDS[row.cells.field ?? ''];
      if (!field) {
        row.mistakes.push({
          column: 'field',
          code: 'INVALID',
          message: `is none of ${Object.keys(QUESTIONS).join(', ')}`,
        });
        return [];
      }
      const answer = row.cells.answer ?? null;
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

const valueIn = ({ cells }: FormRow, indicator: number): IndicatorValueInput => ({
  indicator: toGlobalId('Indicator', indicator),
  project: cells.unit_project ?? null,
  country: cells.unit_country ?? null,
  dimensions: cells.dimensions
    ? Object.entries(JSON.parse(cells.dimensions) as Record<string, string>).map(([dimension, value]) => ({
        dimension,
        value,
      }))
    : null,
  date: cells.date ?? '',
  value: cells.value ?? null,
  numerator: cells.numerator ?? null,
  denominator: cells.denominator ?? null,
  level: cells.level ?? null,
  noDataReason: (cells.no_data_reason as IndicatorValueInput['noDataReason']) ?? null,
});

const valuesIn = async (
  em: EntityManager,
  rows: readonly FormRow[],
  note: (path: string, row: FormRow) => void,
): Promise<IndicatorValueInput[]> => {
  const indicators = await indicatorsNamed(em, rows);
  const values: IndicatorValueInput[] = [];
  for (const row of rows) {
    const { indicator, indicator_of: owner, date } = row.cells;
    const id = indicators.get(`${owner} ${indicator}`);
    if (id === undefined)
      row.mistakes.push({
        column: 'indicator',
        code: 'NOT_FOUND',
        message: `there is no indicator ${indicator} of ${owner}`,
      });
    if (date == null && !row.mistakes.some(({ column }) => column === 'date'))
      row.mistakes.push({ column: 'date', code: 'REQUIRED', message: 'give the day, within the period' });
    if (row.mistakes.length || id === undefined) continue;
    note(`values.${values.length}`, row);
    values.push(valueIn(row, id));
  }
  return values;
};

const evidenceIn = (rows: readonly FormRow[], note: (path: string, row: FormRow) => void): EvidenceInput[] => {
  const evidence: EvidenceInput[] = [];
  for (const row of rows) {
    const { title, url, language = null, is_public: isPublic } = row.cells;
    for (const name of ['title', 'url'])
      if (row.cells[name] == null) row.mistakes.push({ column: name, code: 'REQUIRED', message: 'is needed' });
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

/** Reads a filled-in form as the input of a draft. */
export const reportInput = async (em: EntityManager, sheets: readonly RawSheet[]): Promise<FormInput> => {
  const rowAt = new Map<string, FormRow>();
  const note = (path: string, row: FormRow) => void rowAt.set(path, row);
  const [narrative, values, evidence] = [NARRATIVE, VALUES, EVIDENCE].map((sheet) => readFormSheet(sheet, sheets));
  const answered = values?.rows.filter(isAnswered) ?? [];
  return {
    input: {
      ...(narrative ? wordsIn(narrative.rows, note) : {}),
      ...(values ? { values: await valuesIn(em, answered, note) } : {}),
      ...(evidence ? { evidence: evidenceIn(evidence.rows, note) } : {}),
    } as ProgressReportInput,
    rows: [...(narrative?.rows ?? []), ...answered, ...(evidence?.rows ?? [])],
    rowAt,
    mistakes: [narrative, values, evidence].flatMap((read) => read?.mistakes ?? []),
  };
};
