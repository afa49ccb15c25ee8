import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { MetricsFilter } from '../../schema/analysis/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { actionLinks, planMembers, planScopes } from '../money/weights.js';
import { groupsOn, membersOn, regionsWithin } from '../plan/countries.js';
import type { Condition } from '../search.js';
import { hasCode } from '../search.js';
import { splitsByAction, splitsByPlace, splitsBySector } from './metricDimensions.js';
import type { MetricsQuery } from './metricQuery.js';

/** Members undivided, with columns in which nothing is specified. */
const undivided = (columns: RawBuilder<unknown>) => sql`
      select m.project_id, ${columns}, 1::numeric as weight
      from members m`;

/** Whether percentages leave something of a member: three exact thirds, which have an end in the database, do not. */
const isLeft = (percentage: RawBuilder<unknown>) => sql`round(coalesce(sum(${percentage}), 0), 12) < 100`;

/** Parts of members by action: rows of (project_id, action_id, pillar_id, group_id, status, weight). */
const byAction = (statuses: ReadonlyMap<number, ProgressStatus>) => sql`
      select l.project_id, l.action_id, l.pillar_id, l.group_id, s.status, l.share * 0.01 as weight
      from links l
        left join unnest(
          ${[...statuses.keys()]}::int[],
          ${[...statuses.values()]}::text[]
        ) as s(action_id, status) on s.action_id = l.action_id
      where l.share > 0
      union all
      -- what its shares leave of a member
      select m.project_id, null, null, null, null, 1 - coalesce(sum(l.share), 0) * 0.01
      from members m
        left join links l on l.project_id = m.project_id
      group by m.project_id
      having ${isLeft(sql`l.share`)}`;

const notByAction = undivided(
  sql`null::int as action_id, null::int as pillar_id, null::int as group_id, null::text as status`,
);

/** Links to places, once for each group that a country belongs to on the lens's day, if groups are asked for. */
const placeColumns = ({ dimensions }: MetricsQuery, { asOf }: Lens) =>
  dimensions.includes('COUNTRY_GROUP')
    ? sql`
      select l.project_id, l.country_id, l.region_id, g.code as group_code, l.percentage * 0.01 as weight
      from recipient_links l
        left join ${groupsOn(asOf)} g on g.country_id = l.country_id`
    : sql`
      select l.project_id, l.country_id, l.region_id, null::text as group_code, l.percentage * 0.01 as weight
      from recipient_links l`;

/** Parts of members by place: rows of (project_id, country_id, region_id, group_code, weight). */
const byPlace = (query: MetricsQuery, lens: Lens) => sql`${placeColumns(query, lens)}
      union all
      -- what its percentages leave of a member
      select m.project_id, null, null, null, 1 - coalesce(sum(l.percentage), 0) * 0.01
      from members m
        left join recipient_links l on l.project_id = m.project_id
      group by m.project_id
      having ${isLeft(sql`l.percentage`)}`;

const notByPlace = undivided(sql`null::int as country_id, null::int as region_id, null::text as group_code`);

/** Parts of members by sector: rows of (project_id, sector, weight). */
const bySector = sql`
      select l.project_id, l.sector, l.percentage * 0.01 as weight
      from sector_links l
      union all
      -- what its percentages leave of a member
      select m.project_id, null, 1 - coalesce(sum(l.percentage), 0) * 0.01
      from members m
        left join sector_links l on l.project_id = m.project_id
      group by m.project_id
      having ${isLeft(sql`l.percentage`)}`;

const notBySector = undivided(sql`null::text as sector`);

/** Expressions shared by all cells: the members of the plan, and how each is split among actions, places and sectors. */
export const parts = (query: MetricsQuery, lens: Lens) => sql`
    -- the one row is the plan, with the currency of its totals
    scopes as materialized (${planScopes([query.planId], lens)}),
    -- one row is a link of a project to an action of the plan, with its share
    links as materialized ${actionLinks([query.planId])},
    -- one row is a project that counts in the plan
    members as materialized (
      select pm.project_id, p.provenance_id in (select v.id from provenance v where v.is_synthetic) as is_synthetic
      from ${planMembers([query.planId])} pm
        join project p on p.id = pm.project_id
    ),
    -- one row is a link of a member to a country or a region, with its percentage
    recipient_links as materialized (
      select share.project_id, share.country_id, share.region_id, share.percentage
      from recipient_share share
      where share.project_id in (select project_id from members)
    ),
    -- one row is a sector of a member, with its percentage
    sector_links as materialized (
      select share.project_id, share.code as sector, share.percentage
      from sector_share share
      where share.project_id in (select project_id from members)
        and share.vocabulary = 'DAC_PURPOSE'
    ),
    -- one row is a part of a member by action; the parts of a member make 1
    action_part as materialized (${splitsByAction(query) ? byAction(query.statuses ?? new Map()) : notByAction}
    ),
    -- one row is a part of a member by place; they make 1, but for groups, which overlap
    place_part as materialized (${splitsByPlace(query) ? byPlace(query, lens) : notByPlace}
    ),
    -- one row is a part of a member by sector; they make 1
    sector_part as materialized (${splitsBySector(query) ? bySector : notBySector}
    )`;

/** What a filter lets through of the parts. What it says of money is a matter of the flows. */
export const conditionsOf = (
  { pillar, action, country, countryGroup, region, sector }: MetricsFilter,
  lens: Lens,
): Condition[] => [
  ...(pillar
    ? [sql<boolean>`action_part.pillar_id in (select p.id from pillar p where ${hasCode(sql`p.code`, pillar)})`]
    : []),
  ...(action
    ? [sql<boolean>`action_part.action_id in (select a.id from action a where ${hasCode(sql`a.code`, action)})`]
    : []),
  ...(country ? [sql<boolean>`place_part.country_id in (select c.id from country c where c.code = ${country})`] : []),
  ...(countryGroup ? [sql<boolean>`place_part.country_id in ${membersOn(countryGroup, lens.asOf)}`] : []),
  ...(region
    ? [
        sql<boolean>`coalesce(
          place_part.region_id,
          (select c.region_id from country c where c.id = place_part.country_id)
        ) in ${regionsWithin(region)}`,
      ]
    : []),
  ...(sector ? [sql<boolean>`sector_part.sector = ${sector}`] : []),
];

/** The buckets of a query, counted from 0; what is before the first of those that grow is in it. Without any, one that holds every day. */
export const bucketsOf = ({ buckets, cumulative }: MetricsQuery) =>
  buckets
    ? sql`(
        select place - 1 as bucket, bucket_start, bucket_end
        from unnest(
          ${buckets.map(({ start }, index) => (cumulative && index === 0 ? '-infinity' : start))}::date[],
          ${buckets.map(({ end }) => end)}::date[]
        ) with ordinality as given(bucket_start, bucket_end, place)
      )`
    : sql`(select 0 as bucket, '-infinity'::date as bucket_start, 'infinity'::date as bucket_end)`;
