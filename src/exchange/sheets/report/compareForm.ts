import type { EntityManager } from '@mikro-orm/postgresql';
import type { ProgressReport } from '../../../entities/reporting/index.js';
import type { CellChange, RowResult } from '../taking/ImportResult.js';
import type { FormRow } from './readReport.js';
import type { FormInput } from './reportInput.js';
import { type Answer, evidenceAnswer, storedAnswers, valueAnswer, valueKey } from './storedAnswers.js';

const changesBetween = (from: Answer | undefined, to: Answer): CellChange[] =>
  Object.entries(to).flatMap(([field, value]) => {
    const before = from?.[field] ?? null;
    return before === value ? [] : [{ field, from: before, to: value }];
  });

const resultFor = ({ sheet, number, cells, mistakes }: FormRow, changes: CellChange[], isNew: boolean): RowResult => {
  const outcome = isNew ? 'CREATE' : 'UPDATE';
  return {
    key: cells.field ?? cells.indicator ?? cells.url ?? '',
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
            key,
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
export const comparedForm = async (
  em: EntityManager,
  report: ProgressReport,
  form: FormInput,
): Promise<RowResult[]> => {
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
