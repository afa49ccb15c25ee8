import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type FundingKind, type MoneyMeasure, moneyMeasures } from '../../domain/money/index.js';
import type { FundingFilter } from '../../schema/money/index.js';
import type { ExclusionReason } from '../../vocabulary/index.js';
import { type ExampleType, type Exclusion, examplesOf } from '../examples.js';
import { all } from '../search.js';
import { pricedFlows } from './conversion.js';
import { liveFlows, measured } from './liveFlows.js';
import { chosenBy, seenThrough } from './seen.js';
import { type FlowArguments, projectsWithMoney, weighted, weightedProjects } from './weighted.js';
import type { Weights } from './weights.js';

/** What was left out of the money of a key. */
export interface ExclusionRow extends Exclusion {
  scopeId: number;
  kind: FundingKind;
  keyId: number;
}

/** Why the day or the moment of what the lens does not show is not reached yet. */
export const notYet = (day: RawBuilder<unknown>, { asOf }: Lens) =>
  sql`case when ${day} > ${asOf}::date then 'AFTER_AS_OF' else 'AFTER_KNOWN_AT' end`;

/** The expression `left_out`, of a measure. It needs `live` and `priced`. */
const leftOut = (lens: Lens, filter: FundingFilter, measure: MoneyMeasure) => {
  const chosen = all([sql<boolean>`t.type = any(${[...moneyMeasures[measure]]}::text[])`, ...chosenBy(filter)]);
  const isSeen = all(seenThrough(lens));
  return sql`
    -- one row is a transaction that does not count in a project, and why
    left_out as (
      select t.project_id,
        ${notYet(sql`t.transaction_date`, lens)} as reason,
        t.id
      from transaction t
      where t.project_id in ${weightedProjects}
        and ${chosen}
        and not ${isSeen}
      union all
      select l.project_id, 'DUPLICATE_FLOW', l.id
      from live l
      where l.is_duplicate
        and l.measure = ${measure}
      union all
      select p.project_id, 'NO_RATE', p.id
      from priced p
      where p.rate is null
        and p.measure = ${measure}
      union all
      select t.project_id, 'TYPE_NOT_COUNTED', t.id
      from transaction t
      where t.project_id in ${weightedProjects}
        and t.type not in ${measured}
        and ${all(chosenBy(filter))}
        and ${isSeen}
      union all
      select component.project_id, 'COMPONENT', t.id
      from project_component component
        join transaction t on t.project_id = component.component_id
      where ${chosen}
        and ${isSeen}
    )`;
};

/** The expression `unshared`. */
const unshared = sql`
    -- one row is a link without a stated share: a project, and the action, pillar or country that it serves
    unshared as (
      select 'action' as kind, share.action_id as key_id, share.project_id
      from action_share share
      where share.is_equal_split
      union
      select 'pillar', share.pillar_id, share.project_id
      from action_share share
      where share.is_equal_split
      union
      select 'country', share.country_id, share.project_id
      from recipient_share share
      where share.is_equal_split and share.country_id is not null
    )`;

interface LeftOut {
  /** What the rows of `left_out` are. */
  of: ExampleType;
  /** The reason of projects that have nothing of the kind, and those that have. */
  without: ExclusionReason;
  having: RawBuilder<unknown>;
}

/**
 * What `left_out` leaves out for each key, projects that count with an equal part, as no source states their share, and
 * projects that have nothing. Needs `weights` and `left_out`, as the last of the expressions.
 */
export const exclusionsOf = ({ attribution }: FlowArguments, { of, without, having }: LeftOut) => sql`,
    ${unshared}
    -- sorted by bytes: other orders do not see the underscores
    select w.scope_id, w.kind, w.key_id, x.reason collate "C" as reason,
      ${sql.lit(of)} as example_type, count(*)::int as count, ${examplesOf('x.id')} as examples
    from weights w
      join left_out x on x.project_id = w.project_id
    group by w.scope_id, w.kind, w.key_id, x.reason
    union all
    select w.scope_id, w.kind, w.key_id, 'NO_SHARE', 'Project', count(*)::int, ${examplesOf('w.project_id')}
    from weights w
      join unshared u on u.kind = w.kind and u.key_id = w.key_id and u.project_id = w.project_id
    where ${attribution === 'ALLOCATED'}
    group by w.scope_id, w.kind, w.key_id
    union all
    select w.scope_id, w.kind, w.key_id, ${sql.lit(without)}, 'Project', count(*)::int, ${examplesOf('w.project_id')}
    from weights w
    where w.project_id not in ${having}
    group by w.scope_id, w.kind, w.key_id
    order by reason`;

/** What is left out for each key of some scopes: by the lens, as a component or duplicate, without a rate or share. */
export const exclusionRows = async (
  db: Reader,
  lens: Lens,
  weights: Weights,
  given: FlowArguments,
  measure: MoneyMeasure,
): Promise<ExclusionRow[]> => {
  const { rows } = await sql<ExclusionRow>`
    with ${weighted(weights, given)},
    ${liveFlows(weightedProjects, lens, given.filter)},
    ${pricedFlows(lens)},
    ${leftOut(lens, given.filter, measure)}
    ${exclusionsOf(given, {
      of: 'Transaction',
      without: 'NOT_PUBLISHED',
      having: projectsWithMoney(lens, weightedProjects),
    })}`.execute(db);
  return rows;
};
