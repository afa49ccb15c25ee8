import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Bucket } from '../../domain/analysis/index.js';
import type { Lens } from '../../domain/lens.js';
import type { Flow, MoneyMeasure } from '../../domain/money/index.js';
import type { MetricsFilter } from '../../schema/analysis/index.js';
import type { Dimension, ProgressStatus } from '../../vocabulary/index.js';
import { liveFlows, pricedFlows } from '../money/flows.js';
import { actionLinks, countryLinks, planMembers } from '../money/weights.js';
import { groupsOn, membersOn } from '../plan/countries.js';
import { countedReports } from '../reporting/reportsThrough.js';
import { all, type Condition, checkedRange } from '../search.js';

/** What a cell is found by: the value of each dimension, a number of a row or a code; null where it is not specified. */
export type CellKeys = (string | null)[];

/** Money of a cell in one measure and currency. `bucket` counts from 0; 0 where there are no buckets. */
export interface MoneyCell extends Flow {
  keys: CellKeys;
  bucket: number;
  measure: MoneyMeasure;
  isSynthetic: boolean;
}

export interface CountCell {
  keys: CellKeys;
  bucket: number;
  projects: number;
  /** Numbers of the actions served. */
  actionIds: number[];
  donors: number;
  reports: number;
  isSynthetic: boolean;
}

export interface MetricsQuery {
  planId: number;
  dimensions: readonly Dimension[];
  filter: MetricsFilter;
  /** For a time series: flows and projects are told apart by these, too. */
  buckets?: readonly Bucket[];
  cumulative?: boolean;
  /** Whether reports are counted: then by the day on which they came in, whether or not the project runs. */
  countsReports?: boolean;
  /** Status shown of each action, where a dimension needs it. */
  statuses?: ReadonlyMap<number, ProgressStatus>;
}

const columns: Record<Dimension, RawBuilder<unknown>> = {
  PILLAR: sql`al.pillar_id::text`,
  ACTION: sql`al.action_id::text`,
  WORKING_GROUP: sql`al.group_id::text`,
  DONOR: sql`f.provider_id::text`,
  DONOR_COUNTRY: sql`(select o.country_id from organisation o where o.id = f.provider_id)::text`,
  COUNTRY: sql`cl.country_id::text`,
  SUBREGION: sql`(select c.subregion_code from country c where c.id = cl.country_id)`,
  COUNTRY_GROUP: sql`cl.group_code`,
  PROJECT: sql`m.project_id::text`,
  ACTIVITY_STATUS: sql`(select p.activity_status from project p where p.id = m.project_id)`,
  PROGRESS_STATUS: sql`al.status`,
  YEAR: sql`extract(year from f.transaction_date)::int::text`,
  QUARTER: sql`to_char(f.transaction_date, 'YYYY"-Q"Q')`,
  CURRENCY: sql`f.currency`,
};

const ofActions: readonly Dimension[] = ['PILLAR', 'ACTION', 'WORKING_GROUP', 'PROGRESS_STATUS'];
const ofCountries: readonly Dimension[] = ['COUNTRY', 'SUBREGION', 'COUNTRY_GROUP'];
const ofFlows: readonly Dimension[] = ['DONOR', 'DONOR_COUNTRY', 'YEAR', 'QUARTER', 'CURRENCY'];
const has = (dimensions: readonly Dimension[], some: readonly Dimension[]) =>
  dimensions.some((dimension) => some.includes(dimension));

const splitsByAction = ({ dimensions, filter }: Pick<MetricsQuery, 'dimensions' | 'filter'>) =>
  has(dimensions, ofActions) || Boolean(filter.pillar || filter.action);

/** Expressions shared by all cells: the members of the plan, and how each is split among actions and countries, with what is left over. */
const parts = ({ planId, dimensions, filter, statuses = new Map() }: MetricsQuery, lens: Lens) => {
  const plans = sql`(select ${planId}::int)`;
  const byAction = splitsByAction({ dimensions, filter });
  const byCountry = has(dimensions, ofCountries) || filter.country || filter.countryGroup;
  const whole = (more: RawBuilder<unknown>) => sql`select m.project_id, ${more}, 1::numeric as weight from members m`;
  const countries = dimensions.includes('COUNTRY_GROUP')
    ? sql`select l.project_id, l.country_id, g.code as group_code, l.percentage * 0.01 as weight from country_links l left join ${groupsOn(lens.asOf)} g on g.country_id = l.country_id`
    : sql`select l.project_id, l.country_id, null::text as group_code, l.percentage * 0.01 as weight from country_links l`;
  return sql`
    scopes as materialized (select p.id as scope_id, coalesce(${lens.currency}::text, p.reporting_currency) as target from action_plan p where p.id = ${planId}),
    links as materialized ${actionLinks(plans)},
    members as materialized (select pm.project_id, p.provenance_id in (select v.id from provenance v where v.is_synthetic) as is_synthetic from ${planMembers(plans)} pm join project p on p.id = pm.project_id),
    country_links as materialized (select l.* from ${countryLinks} l where l.project_id in (select project_id from members)),
    al as materialized (${
      byAction
        ? sql`select l.project_id, l.action_id, l.pillar_id, l.group_id, s.status, l.share * 0.01 as weight
        from links l left join unnest(${[...statuses.keys()]}::int[], ${[...statuses.values()]}::text[]) as s(action_id, status) on s.action_id = l.action_id where l.share > 0
      union all select m.project_id, null, null, null, null, 1 - coalesce(sum(l.share), 0) * 0.01 from members m left join links l on l.project_id = m.project_id group by m.project_id having coalesce(sum(l.share), 0) < 100`
        : whole(sql`null::int as action_id, null::int as pillar_id, null::int as group_id, null::text as status`)
    }),
    cl as materialized (${
      byCountry
        ? sql`${countries} union all select m.project_id, null, null, 1 - coalesce(sum(l.percentage), 0) * 0.01 from members m left join country_links l on l.project_id = m.project_id group by m.project_id having coalesce(sum(l.percentage), 0) < 100`
        : whole(sql`null::int as country_id, null::text as group_code`)
    })`;
};

const conditionsOf = ({ pillar, action, country, countryGroup }: MetricsFilter, lens: Lens): Condition[] => [
  ...(pillar ? [sql<boolean>`al.pillar_id in (select p.id from pillar p where p.code = ${pillar})`] : []),
  ...(action ? [sql<boolean>`al.action_id in (select a.id from action a where a.code = ${action})`] : []),
  ...(country ? [sql<boolean>`cl.country_id in (select c.id from country c where c.code = ${country})`] : []),
  ...(countryGroup ? [sql<boolean>`cl.country_id in ${membersOn(countryGroup, lens.asOf)}`] : []),
];

const keysOf = (dimensions: readonly Dimension[]) =>
  dimensions.length ? sql`array[${sql.join(dimensions.map((dimension) => columns[dimension]))}]` : sql`array[]::text[]`;

const bucketsOf = ({ buckets }: MetricsQuery) =>
  buckets
    ? sql`(select i - 1 as bucket, s as bucket_start, e as bucket_end from unnest(${buckets.map(({ start }) => start)}::date[], ${buckets.map(({ end }) => end)}::date[]) with ordinality as u(s, e, i))`
    : sql`(select 0 as bucket, '-infinity'::date as bucket_start, 'infinity'::date as bucket_end)`;

/** Money by the dimensions, exact. The parts of a flow add up to it, but for COUNTRY_GROUP, whose groups overlap. */
const moneyCells = async (db: Reader, lens: Lens, query: MetricsQuery): Promise<MoneyCell[]> => {
  checkedRange(query.filter.date, 'date');
  const { rows } = await sql<MoneyCell>`
    with ${parts(query, lens)}, ${liveFlows(sql`(select project_id from members)`, lens, query.filter)}, ${pricedFlows(lens)}
    select ${keysOf(query.dimensions)} as keys, b.bucket::int, f.measure, f.currency, sum(f.amount * al.weight * cl.weight)::text as amount,
      coalesce(sum(f.amount * f.rate * al.weight * cl.weight), 0)::text as converted, (sum(f.amount * al.weight * cl.weight) filter (where f.rate is null))::text as unconverted, bool_or(f.is_synthetic) as is_synthetic
    from priced f join members m on m.project_id = f.project_id join al on al.project_id = f.project_id join cl on cl.project_id = f.project_id
      join ${bucketsOf(query)} b on f.transaction_date between b.bucket_start and b.bucket_end
    where ${all(conditionsOf(query.filter, lens))} group by 1, 2, 3, 4`.execute(db);
  return rows;
};

const noReports = sql`select null::int as id, null::int as action_id, null::int as project_id, null::date as submitted_on where false`;

/**
 * Different projects, actions, donors and reports by the dimensions. Where a dimension, a bucket or the filter is about money,
 * those with such money count, else all of the plan. In buckets, projects count while they run.
 */
const countCells = async (db: Reader, lens: Lens, query: MetricsQuery): Promise<CountCell[]> => {
  const { filter, dimensions, buckets, cumulative, countsReports } = query;
  checkedRange(filter.date, 'date');
  const needsMoney = has(dimensions, ofFlows) || Boolean(filter.donor || filter.date);
  const runs =
    buckets && !countsReports
      ? sql`join project r on r.id = m.project_id and r.starts_on <= b.bucket_end ${cumulative ? sql`` : sql`and r.ends_on >= b.bucket_start`}`
      : sql``;
  const since = cumulative ? sql`${buckets?.[0]?.start ?? '-infinity'}::date` : sql`b.bucket_start`;
  const paid = sql`f.transaction_date between ${since} and b.bucket_end`;
  const { rows } = await sql<CountCell>`
    with ${parts(query, lens)}, ${liveFlows(sql`(select project_id from members)`, lens, filter)}, rep as materialized (${countsReports ? sql`select r.* from ${countedReports(lens)} r` : noReports})
    select ${keysOf(dimensions)} as keys, b.bucket::int, count(distinct m.project_id)::int as projects, count(distinct f.provider_id)::int as donors,
      coalesce(array_agg(distinct k.action_id) filter (where k.action_id is not null), '{}') as action_ids, (count(distinct rp.id) + count(distinct ra.id))::int as reports,
      bool_or(m.is_synthetic) as is_synthetic
    from members m cross join ${bucketsOf(query)} b ${runs} join al on al.project_id = m.project_id join cl on cl.project_id = m.project_id
      left join links k on k.project_id = m.project_id and ${splitsByAction(query) ? sql`k.action_id = al.action_id` : sql`true`}
      left join rep rp on rp.project_id = m.project_id and rp.submitted_on between ${since} and b.bucket_end left join rep ra on ra.action_id = k.action_id and ra.submitted_on between ${since} and b.bucket_end
      ${needsMoney ? sql`join` : sql`left join`} live f on f.project_id = m.project_id and not f.is_duplicate and ${paid}
    where ${all(conditionsOf(filter, lens))} group by 1, 2`.execute(db);
  return rows;
};

/** Codes and labels of the subregions, groups and statuses that cells are found by. */
const subregionLabels = async (db: Reader) =>
  new Map(
    (
      await sql<{
        code: string;
        label: string;
      }>`select distinct subregion_code as code, subregion as label from country where subregion_code is not null
      union select code, name from country_group`.execute(db)
    ).rows.map(({ code, label }) => [code, label]),
  );

export const metricsLoaders = (db: Reader, lens: Lens) => ({
  moneyCells: (query: MetricsQuery) => moneyCells(db, lens, query),
  countCells: (query: MetricsQuery) => countCells(db, lens, query),
  groupLabels: () => subregionLabels(db),
});
