import { type RawBuilder, sql } from 'kysely';
import { momentOf } from '../../../domain/moment.js';
import { momentTable } from '../../../loaders/moments.js';
import { isMeasured } from '../../../loaders/progress/index.js';
import { Aggregation, Direction, IndicatorMeasure, ReportingBasis, ToleranceUnit } from '../../../vocabulary/index.js';
import { day, json, key, member, needed, number, text } from './Column.js';
import { intake } from './intake.js';
import { type Cells, cell, cellOr, type Fields, holderOf, jsonCell, recordOf } from './records.js';
import type { GivenRow, Records, SheetKind } from './SheetKind.js';
import { ofOwner, originColumns, ownerKeys, ownerOf, PROJECT_FILTERS, plain, withOrigin } from './shared.js';

/** A column of the baseline or the final target that holds: of several records the last, unless it is none. */
const point = (kind: 'BASELINE' | 'TARGET', column: 'value' | 'date' | 'comment'): RawBuilder<unknown> => sql`(
      select case when x.value is not null then ${column === 'value' ? sql`trim_scale(x.value)` : sql.ref(`x.${column}`)} end
      from indicator_point x
      where x.indicator_id = i.id
        and x.kind = ${sql.lit(kind)}
        and x.period_start is null
        and x.recorded_at <= o.known_at
      order by x.recorded_at desc, x.id desc
      limit 1
    )`;

const periodTargets = sql`(
      select jsonb_agg(
        jsonb_strip_nulls(jsonb_build_object(
          'start', latest.period_start, 'end', latest.period_end,
          'value', trim_scale(latest.value)::text, 'comment', latest.comment
        ))
        order by latest.period_start, latest.period_end
      )
      from (
        select distinct on (x.period_start, x.period_end) x.*
        from indicator_point x
        where x.indicator_id = i.id and x.period_start is not null and x.recorded_at <= o.known_at
        order by x.period_start, x.period_end, x.recorded_at desc, x.id desc
      ) latest
      where latest.value is not null
    )`;

const pointIn = (kind: 'baseline' | 'target') => ({
  columns: [`${kind}_value`, `${kind}_date`, `${kind}_comment`],
  read: (cells: Cells) =>
    cells[`${kind}_value`] == null
      ? null
      : {
          value: cells[`${kind}_value`],
          date: cells[`${kind}_date`] ?? null,
          comment: cells[`${kind}_comment`] ?? null,
        },
});

const fields: Fields = {
  code: cell('code'),
  title: cell('title'),
  unit: cell('unit'),
  measure: cell('measure'),
  direction: cell('direction'),
  reportingBasis: cell('reporting_basis'),
  acrossPeriods: cell('across_periods'),
  acrossUnits: cell('across_units'),
  weight: cellOr('weight', '1'),
  tolerance: cell('tolerance'),
  toleranceUnit: cellOr('tolerance_unit', 'ABSOLUTE'),
  baseline: pointIn('baseline'),
  target: pointIn('target'),
  targets: jsonCell('period_targets', []),
  scale: jsonCell('scale', null),
  dimensions: jsonCell('dimensions', null),
};

/** A stored indicator as the record that its values belong to. */
export const indicatorHolder = (cells: Cells, plan: string, values: readonly object[]) =>
  holderOf(cells, fields, { ...ownerOf(cells, plan), code: cells.code }, { values });

const records = (rows: readonly GivenRow[], plan: string): Records => ({
  input: {
    indicators: rows.map((row) => recordOf(row, fields, { always: ownerOf({ ...row.current, ...row.given }, plan) })),
  } as Records['input'],
  at: rows.map((_, index) => `indicators.${index}`),
});

const isKept = { isKept: true };
const isLasting = { isLasting: true };

/** `indicators` */
export const indicators: SheetKind = {
  name: 'indicators',
  title: 'Indicators',
  description: 'An indicator of an action or a project, with its baseline and targets.',
  isOfPlan: true,
  isOfNow: false,
  filters: PROJECT_FILTERS,
  columns: [
    ...ownerKeys,
    key(text('code', sql`i.code`, 'Code, unique for its action or project.')),
    needed(text('title', sql`i.title`, 'Title.')),
    needed(text('unit', sql`i.unit`, 'Unit of its values.')),
    needed(member('measure', sql`i.measure`, 'What it measures (IATI IndicatorMeasure).', IndicatorMeasure)),
    needed(member('direction', sql`i.direction`, 'Whether higher or lower values are better.', Direction)),
    needed(member('reporting_basis', sql`i.reporting_basis`, 'What one value covers.', ReportingBasis)),
    needed(member('across_periods', sql`i.across_periods`, 'How values of several periods are combined.', Aggregation)),
    needed(member('across_units', sql`i.across_units`, 'How values of several units are combined.', Aggregation)),
    number('weight', plain('i.weight'), 'How much it counts beside others.', isKept),
    number('tolerance', plain('i.tolerance'), 'How far it may be from the target.'),
    member('tolerance_unit', sql`i.tolerance_unit`, 'What the tolerance is in.', ToleranceUnit, isKept),
    number('baseline_value', point('BASELINE', 'value'), 'Baseline.', isLasting),
    day('baseline_date', point('BASELINE', 'date'), 'Day of the baseline.'),
    text('baseline_comment', point('BASELINE', 'comment'), 'Comment on the baseline.'),
    number('target_value', point('TARGET', 'value'), 'Final target.', isLasting),
    day('target_date', point('TARGET', 'date'), 'Day of the final target.'),
    text('target_comment', point('TARGET', 'comment'), 'Comment on the final target.'),
    json('period_targets', periodTargets, 'Targets of periods: a list of {start, end, value, comment}.', isLasting),
    json('scale', sql`i.scale`, 'Levels of a scale: a list of {code, rank, label, meetsTarget}.'),
    json('dimensions', sql`i.dimensions`, 'What its values are divided by: a list of {kind, name, values}.'),
    ...originColumns,
  ],
  rows: (wanted) => sql`
    from ${momentTable([momentOf(wanted.lens)])} o
      join indicator i    on ${isMeasured}
      left join action a  on a.id = i.action_id
      left join project p on p.id = i.project_id
      ${withOrigin('i.provenanceId')}
    where ${ofOwner(wanted)}
    order by a.number, p.code collate "C" nulls first, i.code collate "C"`,
  intake: intake('indicators', {
    fields,
    permissions: ['createIndicator', 'updateIndicator', 'setIndicatorPoint'],
    records: (rows, { plan }) => records(rows, plan),
  }),
};
