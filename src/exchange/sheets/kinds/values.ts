import { sql } from 'kysely';
import { momentOf, statesOf } from '../../../domain/moment.js';
import { momentTable } from '../../../loaders/moments.js';
import { isOfNoArchived } from '../../../loaders/plan/index.js';
import { isMeasured } from '../../../loaders/progress/index.js';
import { stateOfValue } from '../../../loaders/reporting/index.js';
import { NoDataReason } from '../../../vocabulary/index.js';
import { day, json, key, keyOf, member, number, optionalKey, shown, text } from './Column.js';
import { indicatorHolder } from './indicators.js';
import { intake } from './intake.js';
import { type Cells, cell, cellsOf, type Fields, jsonCell, recordOf } from './records.js';
import type { Around, GivenRow, Records, SheetKind } from './SheetKind.js';
import { ofOwner, originColumns, ownerKeys, PROJECT_FILTERS, plain, withOrigin } from './shared.js';

const fields: Fields = {
  project: cell('unit_project'),
  country: cell('unit_country'),
  dimensions: jsonCell('dimensions', null),
  date: cell('date'),
  value: cell('value'),
  numerator: cell('numerator'),
  denominator: cell('denominator'),
  level: cell('level'),
  noDataReason: cell('no_data_reason'),
};

/** An indicator with the values that rows give it, and its place among these indicators. */
interface Measured {
  place: number;
  holder: Cells;
  values: object[];
}

/** Values with the indicators that they belong to, which are stored. */
const records = (rows: readonly GivenRow[], { plan, rowsOf }: Around): Records => {
  const stored = rowsOf('indicators');
  const byIndicator = new Map<string, Measured>();
  const at = rows.map((row) => {
    const cells = cellsOf(row);
    const key = keyOf([cells.action, cells.project, cells.indicator]);
    const named = { action: cells.action ?? null, project: cells.project ?? null, code: cells.indicator ?? null };
    const known: Measured = byIndicator.get(key) ?? {
      place: byIndicator.size,
      holder: stored.get(key) ?? named,
      values: [],
    };
    byIndicator.set(key, known);
    // A corrected value is a new record of the same unit and day: all of it is stated.
    known.values.push(recordOf({ ...row, given: cells, current: null }, fields));
    return `indicators.${known.place}.values.${known.values.length - 1}`;
  });
  const indicators = [...byIndicator.values()].map(({ holder, values }) => indicatorHolder(holder, plan, values));
  return { input: { indicators } as Records['input'], at };
};

/** `values` */
export const values: SheetKind = {
  name: 'values',
  title: 'Values of indicators',
  description:
    'A value of an indicator for a unit and a day, or the reason why there is none; of several records the last.',
  isOfPlan: true,
  isOfNow: false,
  filters: PROJECT_FILTERS,
  columns: [
    ...ownerKeys,
    key(text('indicator', sql`i.code`, 'Code of the indicator.')),
    shown(text('indicator_title', sql`i.title`, 'Title of the indicator.')),
    shown(text('unit', sql`i.unit`, 'Unit of the value.')),
    optionalKey(
      text(
        'unit_project',
        sql`measured.code`,
        'Code of the project that was measured; empty for a country or the whole.',
      ),
    ),
    shown(text('unit_project_title', sql`measured.title`, 'Title of that project.')),
    optionalKey(text('unit_country', sql`c.code`, 'Country that was measured (ISO 3166-1 alpha-3).')),
    shown(text('unit_country_alpha2', sql`c.alpha2`, 'Country (ISO 3166-1 alpha-2). "NA" is Namibia.')),
    optionalKey(json('dimensions', sql`v.combination`, 'What it is a part of: {name: value}; empty for the whole.')),
    key(day('date', sql`v.date`, 'Day that it is for.')),
    number(
      'value',
      sql`case when i.scale is null then ${plain('v.value')} end`,
      'Value, in the unit of the indicator.',
    ),
    number('numerator', plain('v.numerator'), 'Numerator of a ratio.'),
    number('denominator', plain('v.denominator'), 'Denominator of a ratio.'),
    text(
      'level',
      sql`(select level ->> 'code' from jsonb_array_elements(i.scale) level where (level ->> 'rank')::numeric = v.value)`,
      'Code of a level, for an indicator that has a scale.',
    ),
    member('no_data_reason', sql`v.no_data_reason`, 'Why there is no value.', NoDataReason),
    shown(text('state', sql`v.state`, 'State of the report that it came with, or its own.')),
    ...originColumns,
  ],
  rows: (wanted) => sql`
    from (
      select distinct on (seen.indicator_id, seen.project_id, seen.country_id, seen.combination, seen.date) seen.*
      from (
        select v.*, ${stateOfValue} as state
        from ${momentTable([momentOf(wanted.lens)])} o
          join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at
        where ${isOfNoArchived('v.projectId')}
      ) seen
      where seen.state = any(${statesOf(wanted.lens.basis)}::text[])
      order by seen.indicator_id, seen.project_id, seen.country_id, seen.combination, seen.date, seen.recorded_at desc, seen.id desc
    ) v
      join ${momentTable([momentOf(wanted.lens)])} o on true
      join indicator i       on i.id = v.indicator_id and ${isMeasured}
      left join action a     on a.id = i.action_id
      left join project p    on p.id = i.project_id
      left join project measured on measured.id = v.project_id
      left join country c    on c.id = v.country_id
      ${withOrigin('v.provenanceId')}
    where ${ofOwner(wanted)}
    order by a.number, p.code collate "C" nulls first, i.code collate "C", measured.code collate "C" nulls first, c.code nulls first, v.date, v.combination nulls first`,
  intake: intake('indicators', {
    fields,
    permissions: ['recordIndicatorValues'],
    needs: ['indicators'],
    unknown: ({ action = null, project = null, indicator = null }, { rowsOf }) =>
      rowsOf('indicators').has(keyOf([action, project, indicator]))
        ? null
        : {
            column: 'indicator',
            message: `there is no indicator ${indicator} of ${action ?? project ?? 'nothing: name its action or project'}`,
          },
    records,
  }),
};
