import type { Operation } from '../../../database/Operation.js';
import { rehearsal } from '../../../database/rehearsal.js';
import { numberIn } from '../../../domain/globalId.js';
import { absent, type UserError, UserErrors } from '../../../domain/userErrors.js';
import { ProgressReport } from '../../../entities/reporting/index.js';
import { saveProgressReport } from '../../../services/reporting/index.js';
import type { WriteRequest } from '../../../services/write/index.js';
import {
  checkExpected,
  type ImportResult,
  type Mistake,
  type RowResult,
  resultOfRows,
} from '../taking/ImportResult.js';
import { stampIn, stampMistakes } from '../taking/readTable.js';
import type { RawSheet } from '../workbook/RawSheet.js';
import { comparedForm } from './compareForm.js';
import { NARRATIVE } from './formSheets.js';
import { type FormInput, reportInput } from './reportInput.js';

const REPORT = 'report';

/** Columns of the form by fields of the input, where they are called otherwise. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  project: 'unit_project',
  country: 'unit_country',
  noDataReason: 'no_data_reason',
  isPublic: 'is_public',
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
  /** The plan that the form has to be of; any without it. */
  plan: string | undefined;
  isDryRun: boolean;
  expect: string | null;
  today: string;
}

const resultOf = (plan: string | null, rows: RowResult[], mistakes: Mistake[], isDryRun: boolean): ImportResult => {
  for (const row of rows) if (row.mistakes.length) row.outcome = 'REFUSED';
  return resultOfRows(rows, { kind: REPORT, plan, isDryRun, closed: 'REFUSE', mistakes, notices: [] });
};

/**
 * Takes in the form of a report as a draft, or says what that would do. The form says which report it is of, and at which
 * version: a draft that somebody has saved since is not overwritten.
 */
export const importReport = async (
  operation: Operation,
  sheets: readonly RawSheet[],
  { plan: asked, isDryRun, expect, today }: Given,
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
  if (asked !== undefined && plan !== asked)
    refused.push({ column: null, code: 'INVALID', message: `this form is of a report on ${plan}, not on ${asked}` });
  if (refused.length) return { result: resultOf(plan, [], refused, isDryRun), revision: null };
  const id = numberIn(stamp?.said.get(REPORT) ?? '', 'ProgressReport');
  const { em } = operation;
  const report = id === null ? null : await em.findOne(ProgressReport, { id }, { populate: ['period'] });
  if (id === null || !report)
    throw new UserErrors([
      absent('upload', 'the report that this form is of is not here: it is of another tracker, or was cancelled'),
    ]);
  const period = report.period.unwrap();
  const form = await reportInput(em, { plan: period.plan.id, end: period.end }, sheets);
  const rows = await comparedForm(em, report, form);
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
  checkExpected({ isDryRun, expect }, result);
  if (isDryRun || isSame || !result.canBeTaken) return { result, revision: null };
  const { userErrors, revision } = await save(operation);
  if (userErrors.length)
    return { result: resultOf(plan, rows, place(userErrors, form, rows), isDryRun), revision: null };
  return { result: { ...result, isWritten: true }, revision };
};
