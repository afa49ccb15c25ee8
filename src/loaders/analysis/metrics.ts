import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { pricedFlows } from '../money/conversion.js';
import { liveFlows } from '../money/liveFlows.js';
import { seenThrough } from '../money/seen.js';
import { projectsWithMoney } from '../money/weighted.js';
import { planMembers } from '../money/weights.js';
import { countedReports } from '../reporting/reportsThrough.js';
import { all, checkedRange } from '../search.js';
import { keysOf, needsMoney, splitsByAction } from './metricDimensions.js';
import { bucketsOf, conditionsOf, parts } from './metricParts.js';
import type { CountCell, MetricsQuery, MoneyCell } from './metricQuery.js';

const ofMembers = sql`(select project_id from members)`;

/** Money by the dimensions, exact. The parts of a flow add up to it, but for COUNTRY_GROUP, whose groups overlap. */
const moneyCells = async (db: Reader, lens: Lens, query: MetricsQuery): Promise<MoneyCell[]> => {
  checkedRange(query.filter.date, 'date');
  const { rows } = await sql<MoneyCell>`
    with ${parts(query, lens)},
    ${liveFlows(ofMembers, lens, query.filter)},
    ${pricedFlows(lens)}
    select ${keysOf(query)} as keys, b.bucket::int, f.measure, f.currency,
      sum(f.amount * action_part.weight * place_part.weight * sector_part.weight)::text as amount,
      coalesce(sum(f.amount * f.rate * action_part.weight * place_part.weight * sector_part.weight), 0)::text as converted,
      (sum(f.amount * action_part.weight * place_part.weight * sector_part.weight) filter (where f.rate is null))::text as unconverted,
      bool_or(f.is_synthetic) as is_synthetic
    from priced f
      join members m on m.project_id = f.project_id
      -- a part by action, one by place and one by sector: of all, the product of the weights
      join action_part on action_part.project_id = f.project_id
      join place_part on place_part.project_id = f.project_id
      join sector_part on sector_part.project_id = f.project_id
      join ${bucketsOf(query)} b on f.transaction_date between b.bucket_start and b.bucket_end
    where ${all(conditionsOf(query.filter, lens))}
    group by 1, 2, 3, 4`.execute(db);
  return rows;
};

const noReports = sql`
      select null::int as id, null::int as action_id, null::int as project_id, null::date as submitted_on
      where false`;

/** Projects count in the buckets in which they run, as far as their days are stated; if reports or donors are counted, in all of them. */
const running = ({ buckets, cumulative, countsReports, countsDonors }: MetricsQuery) =>
  buckets && !countsReports && !countsDonors
    ? sql`join project r on r.id = m.project_id
        and coalesce(r.starts_on, '-infinity') <= b.bucket_end ${cumulative ? sql`` : sql`and coalesce(r.ends_on, 'infinity') >= b.bucket_start`}`
    : sql``;

/**
 * Different projects, actions, donors and reports by the dimensions. Where a dimension, a bucket or the filter is about
 * money, those with such money count, else all of the plan. In buckets, projects count while they run.
 */
const countCells = async (db: Reader, lens: Lens, query: MetricsQuery): Promise<CountCell[]> => {
  const { filter, cumulative, countsReports } = query;
  checkedRange(filter.date, 'date');
  const since = cumulative ? sql`'-infinity'::date` : sql`b.bucket_start`;
  const { rows } = await sql<CountCell>`
    with ${parts(query, lens)},
    ${liveFlows(ofMembers, lens, filter)},
    -- one row is a report that counts
    reports as materialized (${countsReports ? sql`select r.* from ${countedReports(lens)} r` : noReports})
    select ${keysOf(query)} as keys, b.bucket::int,
      count(distinct m.project_id)::int as projects,
      count(distinct m.project_id) filter (where m.project_id in ${projectsWithMoney(lens, ofMembers)})::int as with_money,
      count(distinct f.provider_id)::int as donors,
      coalesce(array_agg(distinct k.action_id) filter (where k.action_id is not null), '{}') as action_ids,
      (count(distinct rp.id) + count(distinct ra.id))::int as reports,
      bool_or(m.is_synthetic) as is_synthetic
    from members m
      cross join ${bucketsOf(query)} b
      ${running(query)}
      join action_part on action_part.project_id = m.project_id
      join place_part on place_part.project_id = m.project_id
      join sector_part on sector_part.project_id = m.project_id
      left join links k on k.project_id = m.project_id
        and ${splitsByAction(query) ? sql`k.action_id = action_part.action_id` : sql`true`}
      left join reports rp on rp.project_id = m.project_id and rp.submitted_on between ${since} and b.bucket_end
      left join reports ra on ra.action_id = k.action_id and ra.submitted_on between ${since} and b.bucket_end
      ${needsMoney(query) ? sql`join` : sql`left join`} live f on f.project_id = m.project_id
        and not f.is_duplicate
        and f.transaction_date between ${since} and b.bucket_end
    where ${all(conditionsOf(filter, lens))}
    group by 1, 2`.execute(db);
  return rows;
};

/** Labels of regions, subregions and groups of countries, by code. */
const groupLabels = async (db: Reader): Promise<Map<string, string>> => {
  const { rows } = await sql<{ code: string; label: string }>`
    select distinct subregion_code as code, subregion as label
    from country
    where subregion_code is not null
    union
    select code, name
    from country_group
    union
    select code, name
    from region`.execute(db);
  return new Map(rows.map(({ code, label }) => [code, label]));
};

/** Day of the last transaction of a plan that the lens shows; null where there is none. */
const lastDayOfMoney = async (db: Reader, lens: Lens, planId: number): Promise<string | null> => {
  const { rows } = await sql<{ day: string | null }>`
    select max(t.transaction_date) as day
    from transaction t
    where t.project_id in (select member.project_id from ${planMembers([planId])} member)
      and ${all(seenThrough(lens))}`.execute(db);
  return rows[0]?.day ?? null;
};

/** What metrics and time series are made of. */
export const metricsLoaders = (db: Reader, lens: Lens) => ({
  moneyCells: (query: MetricsQuery) => moneyCells(db, lens, query),
  countCells: (query: MetricsQuery) => countCells(db, lens, query),
  groupLabels: () => groupLabels(db),
  lastDayOfMoney: (planId: number) => lastDayOfMoney(db, lens, planId),
});
