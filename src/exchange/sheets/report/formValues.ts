import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { toGlobalId } from '../../../domain/globalId.js';
import { Indicator } from '../../../entities/progress/index.js';
import type { IndicatorValueInput } from '../../../schema/progress/index.js';
import type { FormRow } from './readReport.js';

/** The report that a form is of: its plan, and the last day of its period. */
export interface ReportOf {
  plan: number;
  end: string;
}

/** Indicators by "owner code", as the form names them: of projects, and of actions of the plan that is reported on. */
const indicatorsNamed = async (
  em: EntityManager,
  plan: number,
  rows: readonly FormRow[],
): Promise<Map<string, number>> => {
  const codes = [...new Set(rows.flatMap(({ cells }) => cells.indicator ?? []))];
  const found = codes.length
    ? await em.find(
        Indicator,
        { code: { $in: codes }, $or: [{ action: { plan } }, { project: { $ne: null } }] },
        { populate: ['action', 'project'] },
      )
    : [];
  return new Map(found.map(({ id, code, action, project }) => [`${(action ?? project)?.unwrap().code} ${code}`, id]));
};

const parts = z.record(z.string(), z.string());

/** Parts as the form names them; null where there are none, or they are not of that form. */
const partsIn = ({ cells, mistakes }: FormRow): IndicatorValueInput['dimensions'] => {
  if (cells.dimensions == null) return null;
  const read = parts.safeParse(JSON.parse(cells.dimensions));
  if (!read.success)
    mistakes.push({
      column: 'dimensions',
      code: 'INVALID',
      message: 'is not of the form {"Sex": "Female"}: names of dimensions, each with one of its values',
    });
  return Object.entries(read.data ?? {}).map(([dimension, value]) => ({ dimension, value }));
};

const valueIn = (
  { cells }: FormRow,
  indicator: number,
  { dimensions, end }: Pick<IndicatorValueInput, 'dimensions'> & Pick<ReportOf, 'end'>,
): IndicatorValueInput => ({
  indicator: toGlobalId('Indicator', indicator),
  project: cells.unit_project ?? null,
  country: cells.unit_country ?? null,
  dimensions,
  date: cells.date ?? end,
  value: cells.value ?? null,
  numerator: cells.numerator ?? null,
  denominator: cells.denominator ?? null,
  level: cells.level ?? null,
  noDataReason: (cells.no_data_reason as IndicatorValueInput['noDataReason']) ?? null,
});

/** Values of the rows of a form; what is wrong with a row is noted there. */
export const valuesIn = async (
  em: EntityManager,
  { plan, end }: ReportOf,
  rows: readonly FormRow[],
  note: (path: string, row: FormRow) => void,
): Promise<IndicatorValueInput[]> => {
  const indicators = await indicatorsNamed(em, plan, rows);
  const values: IndicatorValueInput[] = [];
  for (const row of rows) {
    const { indicator, indicator_of: owner } = row.cells;
    const id = indicators.get(`${owner} ${indicator}`);
    if (id === undefined)
      row.mistakes.push({
        column: 'indicator',
        code: 'NOT_FOUND',
        message: `there is no indicator ${indicator} of ${owner}`,
      });
    const dimensions = partsIn(row);
    if (row.mistakes.length || id === undefined) continue;
    note(`values.${values.length}`, row);
    values.push(valueIn(row, id, { dimensions, end }));
  }
  return values;
};
