import type { EntityManager } from '@mikro-orm/postgresql';
import type { Operation } from '../../../database/Operation.js';
import { rehearsal } from '../../../database/rehearsal.js';
import { numberIn } from '../../../domain/globalId.js';
import { absent, type UserError, UserErrors, versionConflict } from '../../../domain/userErrors.js';
import { ProgressReport } from '../../../entities/reporting/index.js';
import { saveProgressReport } from '../../../services/reporting/index.js';
import type { WriteRequest } from '../../../services/write/index.js';
import {
  type CellChange,
  countsOf,
  hashOf,
  type ImportResult,
  type Mistake,
  type RowResult,
} from '../taking/ImportResult.js';
import { stampIn, stampMistakes } from '../taking/readTable.js';
import type { RawSheet } from '../workbook/RawSheet.js';
import { NARRATIVE } from './formSheets.js';
import type { FormRow } from './readReport.js';
import { type FormInput, reportInput } from './reportInput.js';
import { type Answer, evidenceAnswer, storedAnswers, valueAnswer, valueKey } from './storedAnswers.js';

const REPORT = 'report';

/** Columns of the form by fields of the input, where they are called otherwise. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  project: 'unit_project',
  country: 'unit_country',
  noDataReason: 'no_data_reason',
  isPublic: 'is_public',
};

const changesBetween = (from: Answer | undefined, to: Answer): CellChange[] =>
  Object.entries(to).flatMap(([field, value]) => {
    const before = from?.[field] ?? null;
    return before === value ? [] : [{ field, from: before, to: value }];
  });

const resultFor = ({ sheet, number, mistakes }: FormRow, changes: CellChange[], isNew: boolean): RowResult => {
  const outcome = isNew ? 'CREATE' : 'UPDATE';
  return {
    row: number,
    sheet,
    outcome: changes.length ? outcome : 'SAME',
    changes,
    mistakes,
    notices: [],
  };
};

/** What of the draft a sheet leaves out, which is taken away: it has no row of its own. */
const goneFrom = (sheet: string, before: ReadonlyMap<string, Answer>, kept: ReadonlySet<string>): RowResult[] =>
  [...before].flatMap(([key, answer]) =>
    kept.has(key)
      ? []
      : [
          {
            row: 0,
            sheet,
            outcome: 'UPDATE' as const,
            changes: Object.entries(answer).flatMap(([field, from]) =>
              from === null ? [] : [{ field, from, to: null }],
            ),
            mistakes: [],
            notices: [
              {
                column: null,
                code: 'INVALID' as const,
                message: `${key} is not in the file any more, and is taken out of the draft`,
              },
            ],
          },
        ],
  );

/** Every row of the form beside the draft as it is. */
const compared = async (em: EntityManager, report: ProgressReport, form: FormInput): Promise<RowResult[]> => {
  const stored = await storedAnswers(em, report);
  const { values = [], evidence = [], ...words } = form.input;
  const results = new Map<FormRow, RowResult>();
  const note = (path: string, before: Answer | undefined, answer: Answer) => {
    const row = form.rowAt.get(path);
    if (row) results.set(row, resultFor(row, changesBetween(before, answer), before === undefined));
  };
  for (const [field, answer] of Object.entries(words)) {
    const before = report[field as keyof ProgressReport] as string | null;
    note(field, { answer: before }, { answer: (answer as string | null) ?? null });
  }
  for (const [index, value] of (values ?? []).entries())
    note(`values.${index}`, stored.values.get(valueKey(value)), valueAnswer(value));
  for (const [index, one] of (evidence ?? []).entries())
    note(`evidence.${index}`, stored.evidence.get(one.url), evidenceAnswer(one));
  const rows = form.rows.map((row) => results.get(row) ?? resultFor(row, [], false));
  return [
    ...rows,
    ...(form.input.values ? goneFrom('Values', stored.values, new Set((values ?? []).map(valueKey))) : []),
    ...(form.input.evidence
      ? goneFrom('Evidence', stored.evidence, new Set((evidence ?? []).map(({ url }) => url)))
      : []),
  ];
};

/** Gives each row the user errors that are about it; the others belong to the form. */
const place = (errors: readonly UserError[], form: FormInput, rows: readonly RowResult[]): Mistake[] => {
  const byRow = new Map(form.rows.map((row, index) => [row, rows[index]]));
  return errors.flatMap(({ code, field, message }) => {
    const path = (field ?? '').replace(/^input\./, '');
    const at = /^(?:values|evidence)\.\d+|^\w+/.exec(path)?.[0] ?? '';
    const row = form.rowAt.get(at);
    const rest = path.slice(at.length + 1).split('.')[0] ?? '';
    const usual = row?.sheet === NARRATIVE.name ? 'answer' : null;
    const mistake = { column: row ? (COLUMN_OF[rest] ?? (rest || usual)) : null, code, message };
    const result = row && byRow.get(row);
    if (!result) return [mistake];
    result.mistakes.push(mistake);
    return [];
  });
};

interface Given {
  isDryRun: boolean;
  expect: string | null;
  today: string;
}

const resultOf = (plan: string | null, rows: RowResult[], mistakes: Mistake[], isDryRun: boolean): ImportResult => {
  for (const row of rows) if (row.mistakes.length) row.outcome = 'REFUSED';
  return {
    kind: REPORT,
    plan,
    isDryRun,
    isWritten: false,
    hash: hashOf(REPORT, plan, rows),
    counts: countsOf(rows),
    mistakes,
    rows,
  };
};

/**
 * Takes in the form of a report as a draft, or says what that would do. The form says which report it is of, and at which
 * version: a draft that somebody has saved since is not overwritten.
 */
export const importReport = async (
  operation: Operation,
  sheets: readonly RawSheet[],
  { isDryRun, expect, today }: Given,
  request: Pick<WriteRequest, 'viewer' | 'requestId'>,
): Promise<{ result: ImportResult; revision: string | null }> => {
  const stamp = stampIn(sheets);
  const refused = stamp
    ? stampMistakes(sheets, REPORT)
    : [
        {
          column: null,
          code: 'INVALID' as const,
          message: 'this is no form of a report; download one at /data/report.xlsx',
        },
      ];
  const plan = stamp?.said.get('plan') ?? null;
  if (stamp?.said.get('reportVersion') === '0')
    refused.push({
      column: null,
      code: 'INVALID',
      message:
        'this form was downloaded by somebody who may not write the report; download it with your token (Authorization: Bearer …)',
    });
  if (refused.length) return { result: resultOf(plan, [], refused, isDryRun), revision: null };
  const id = numberIn(stamp?.said.get(REPORT) ?? '', 'ProgressReport');
  const { em } = operation;
  const report = id === null ? null : await em.findOne(ProgressReport, { id });
  if (id === null || !report)
    throw new UserErrors([
      absent('upload', 'the report that this form is of is not here: it is of another tracker, or was cancelled'),
    ]);
  const form = await reportInput(em, sheets);
  const rows = await compared(em, report, form);
  const hasMistakes = form.mistakes.length > 0 || rows.some(({ mistakes }) => mistakes.length);
  const isSame = rows.every(({ outcome }) => outcome === 'SAME');
  const save = (database: Operation | ReturnType<typeof rehearsal>) =>
    saveProgressReport({ ...request, database }, id, form.input, Number(stamp?.said.get('reportVersion')), today);
  // Whoever may not write this report is told so, whatever the form says.
  const rehearsed = await save(rehearsal(operation));
  const isStale = rehearsed.userErrors.some(({ code }) => code === 'VERSION_CONFLICT');
  if (isStale && isSame && !hasMistakes) return { result: resultOf(plan, rows, [], isDryRun), revision: null };
  const mistakes = [...form.mistakes, ...(hasMistakes ? [] : place(rehearsed.userErrors, form, rows))];
  const result = resultOf(plan, rows, mistakes, isDryRun);
  if (isDryRun || isSame || mistakes.length || result.counts.REFUSED) return { result, revision: null };
  if (expect !== null && expect !== result.hash)
    throw new UserErrors([
      versionConflict('expect', 'the form would now do something else than the dry run said; look at it again'),
    ]);
  const { userErrors, revision } = await save(operation);
  if (userErrors.length)
    return { result: resultOf(plan, rows, place(userErrors, form, rows), isDryRun), revision: null };
  return { result: { ...result, isWritten: true }, revision };
};
