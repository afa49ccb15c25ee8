import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { FundingKind, MeasuredFlow, MoneyMeasure } from '../../domain/money/index.js';
import { pricedFlows } from './conversion.js';
import { liveFlows } from './liveFlows.js';
import { type Detail, type FlowArguments, weighted, weightedProjects } from './weighted.js';
import { usualCurrency, type Weights } from './weights.js';

/** The details of a transaction of `priced`: the number of a row or year, and a JSON text of whatever else. */
const detailColumns: Record<Detail, RawBuilder<unknown>> = {
  none: sql`null::int as detail_id, null::text as detail`,
  donor: sql`provider_id as detail_id, null::text as detail`,
  receiver: sql`receiver_id as detail_id, json_build_array(provider_id, project_id)::text as detail`,
  year: sql`extract(year from transaction_date)::int as detail_id, null::text as detail`,
  rate: sql`null::int as detail_id,
        case
          when currency <> target and rate is not null
          then json_build_array(currency, target, rate_date, trim_scale(round(rate, 22))::text, source, is_approximate, is_inverse)::text
        end as detail`,
  project: sql`project_id as detail_id, null::text as detail`,
};

/** A sum of flows of one measure and currency under one key. */
export interface FlowRow extends MeasuredFlow {
  scopeId: number;
  /** Empty where no project counts in the scope. */
  kind: FundingKind | '';
  keyId: number;
  target: string;
  /** Null for a key without money: its row tells the currency. */
  measure: MoneyMeasure | null;
  detail: string | null;
  /** The part of a project that counts, where flows are told apart by project; else the largest of these parts. */
  weight: string;
  /** Whether any of it is made up for demonstration or measurement. */
  isSynthetic: boolean;
}

/** Further rows of `sums`: pillars and groups, added up from actions, and what no pillar has, from plan and actions. */
const rolledUp = sql`
      union all
      select u.scope_id, above.kind, above.key_id, u.target, u.measure, u.currency, u.detail_id, u.detail,
        sum(u.weight), sum(u.amount), sum(u.converted), sum(u.unconverted), bool_or(u.is_synthetic)
      from sums u
        join action_place place on place.action_id = u.key_id
        cross join lateral (
          values ('pillar', place.pillar_id), ('workingGroup', place.group_id)
        ) as above(kind, key_id)
      where u.kind = 'action'
        and above.key_id is not null
        and u.measure is not null
      group by u.scope_id, above.kind, above.key_id, u.target, u.measure, u.currency, u.detail_id, u.detail
      union all
      select d.scope_id, 'unallocated', d.scope_id, d.target, d.measure, d.currency, d.detail_id, d.detail,
        sum(d.sign * d.weight), sum(d.sign * d.amount), sum(d.sign * d.converted),
        nullif(round(sum(d.sign * d.unconverted), 12), 0), bool_or(d.is_synthetic)
      from (
        select 1 as sign, u.*
        from sums u
        where u.kind = 'plan'
        union all
        select -1, u.*
        from sums u
          join action a on a.id = u.key_id
        where u.kind = 'action'
          and a.pillar_id is not null
      ) d
      where d.measure is not null
      group by d.scope_id, d.target, d.measure, d.currency, d.detail_id, d.detail
      -- equal parts are cut after the 24th decimal; amounts that cancel may still leave something once converted
      having round(sum(d.sign * d.amount), 12) <> 0
        or round(sum(d.sign * d.converted), 12) <> 0
        or round(sum(d.sign * d.unconverted), 12) <> 0`;

/**
 * Money by key, measure and currency, exact and not yet rounded: one statement for any number of scopes. A key whose
 * projects have no money, or a scope without projects, has a row with no measure, which tells its currency.
 */
export const flowRows = async (db: Reader, lens: Lens, weights: Weights, given: FlowArguments): Promise<FlowRow[]> => {
  const { rows } = await sql<FlowRow>`
    with ${weighted(weights, given)},
    ${liveFlows(weightedProjects, lens, given.filter)},
    ${pricedFlows(lens)},
    -- one row is the money of a project in one measure, currency and detail
    by_project as (
      select project_id, target, measure, currency, ${detailColumns[given.detail]},
        sum(amount) as amount,
        coalesce(sum(amount * rate), 0) as converted,
        sum(amount) filter (where rate is null) as unconverted,
        bool_or(is_synthetic) as is_synthetic
      from priced
      group by project_id, target, measure, currency, detail_id, detail
    ),
    -- one row is the money of a key in one measure, currency and detail
    sums as (
      select s.scope_id, coalesce(w.kind, '') as kind, coalesce(w.key_id, 0) as key_id,
        s.target, f.measure, f.currency, f.detail_id, f.detail,
        max(w.weight) as weight,
        sum(f.amount * w.weight) as amount,
        sum(f.converted * w.weight) as converted,
        sum(f.unconverted * w.weight) as unconverted,
        coalesce(bool_or(f.is_synthetic), false) as is_synthetic
      from scopes s
        left join weights w    on w.scope_id = s.scope_id
        left join by_project f on f.project_id = w.project_id and f.target = s.target
      group by s.scope_id, w.kind, w.key_id, s.target, f.measure, f.currency, f.detail_id, f.detail
    ),
    -- one row is the same, also of the levels that were left to be added up
    every_level as (
      select * from sums
      ${weights.isCompact ? rolledUp : sql``}
    )
    select scope_id, kind, key_id, target, measure, currency, detail_id, detail, weight::text,
      amount::text, converted::text, unconverted::text, is_synthetic
    from every_level`.execute(db);
  return rows;
};

/** What is committed to each project, or by each organisation, converted: rows of (id, converted). For orders. */
export const committedBy = (column: 'project_id' | 'provider_id', lens: Lens) => sql`(
    with
      -- the one row is the currency of totals
      scopes as materialized (select ${usualCurrency(lens)} as target),
      ${liveFlows(sql`(select p.id from project p where p.archived_at is null)`, lens, {})},
      ${pricedFlows(lens)}
    select ${sql.raw(column)} as id, sum(amount * rate) as converted
    from priced
    where measure = 'COMMITTED'
    group by ${sql.raw(column)}
  )`;
