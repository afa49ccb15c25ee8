import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import type { PageArguments } from '../../domain/paging.js';
import type { IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, neverAbsent, perArguments, related } from '../batch.js';
import { momentRows } from '../moments.js';
import { type ListSource, pages } from '../page.js';
import { isOfNoArchived } from '../plan/archived.js';
import { stateOfValue } from '../reporting/reportStates.js';

/** A value of an indicator, in the state that it had through the lens. */
export type ShownValue = Row<IndicatorValue> & { state: string };

/** What the values of an indicator are for: a project, a country or, without either, the whole. */
export interface IndicatorUnitRow {
  projectId: number | null;
  countryId: number | null;
}

/** Values of some indicators, whatever their state, as `item`. */
const valuesOf = (ids: RawBuilder<unknown>, lens: Lens) => sql`(
    with ${momentRows([momentOf(lens)])}
    select v.*, ${stateOfValue} as state
    from moments o
      join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at
    where v.indicator_id = any(${ids}) and ${isOfNoArchived('v.projectId')}
  ) item`;

const isShown = ({ basis }: Lens) => sql<boolean>`item.state = any(${statesOf(basis)}::text[])`;

/** Values that the lens shows, of some indicators. */
const listOf = (ids: readonly number[], lens: Lens): ListSource => ({
  list: 'Indicator.values',
  lens,
  filter: {},
  from: valuesOf(sql`${[...ids]}::int[]`, lens),
  where: [isShown(lens)],
  order: { name: 'DATE', by: sql`item.date`, type: 'date', descending: false },
  ofParent: sql<boolean>`item.indicator_id = parent.id`,
});

/** Values of indicators: single ones, and those that the lens shows. */
export const indicatorValueLoaders = (db: Reader, lens: Lens) => {
  const { hasMany, hasOne, hasValue } = related(db);
  return {
    /** Single values, whenever they are of; drafts only for those who may see them. */
    indicatorValue: hasOne<ShownValue>(
      'id',
      (ids) => sql`
        with ${momentRows([momentOf(lens)])}
        select item.*
        from (
          select v.*, ${stateOfValue} as state
          from moments o
            join indicator_value v on v.recorded_at <= o.known_at
          where v.id = any(${ids})
        ) item
        where item.state = any(${statesOf(lens.basis === 'LIVE' ? 'LIVE' : 'SUBMITTED')}::text[])`,
    ),

    /** Whether a later record for the same unit, date and part counts in place of a value. */
    isSuperseded: hasValue<boolean>(
      false,
      (ids) => sql`
        with ${momentRows([momentOf(lens)])}
        select earlier.id as owner_id, true as value
        from indicator_value earlier
        where earlier.id = any(${ids})
          and exists (
            select from moments o
              join indicator_value v on v.recorded_at <= o.known_at
            where v.indicator_id = earlier.indicator_id
              and v.date = earlier.date
              and v.project_id is not distinct from earlier.project_id
              and v.country_id is not distinct from earlier.country_id
              and v.combination is not distinct from earlier.combination
              and (v.recorded_at, v.id) > (earlier.recorded_at, earlier.id)
              and ${stateOfValue} = any(${statesOf(lens.basis)}::text[])
          )`,
    ),

    /** Units that the values shown are for: the whole first, then projects and countries by code. */
    unitsOfIndicator: hasMany<IndicatorUnitRow>(
      'ownerId',
      (ids) => sql`
        select distinct item.indicator_id as owner_id, item.project_id, item.country_id, p.code, c.code
        from ${valuesOf(ids, lens)}
          left join project p on p.id = item.project_id
          left join country c on c.id = item.country_id
        where ${isShown(lens)}
        order by p.code nulls first, c.code nulls first`,
    ),

    /** Values that the lens shows, the oldest date first; corrected ones too, so that nothing is hidden. */
    valuesOfIndicator: perArguments((given: PageArguments) =>
      batch((ids) => pages<ShownValue>(db, listOf(ids, lens), given, ids), neverAbsent),
    ),
  };
};
