import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type MoneyMeasure, moneyMeasures } from '../../domain/money/index.js';
import type { Exclusion } from '../examples.js';
import { all } from '../search.js';
import { chosenBy, type FlowArguments, liveFlows, narrowed, pricedFlows, seenThrough } from './flows.js';
import type { Weights } from './weights.js';

/** What was left out of the money of a key. */
export interface ExclusionRow extends Exclusion {
  scopeId: number;
  kind: string;
  keyId: number;
}

const MOST_EXAMPLES = 5;

/** What the lens, missing rates, components, double reports and missing shares left out, for each key of some scopes. */
export const exclusionRows = async (
  db: Reader,
  lens: Lens,
  { scopes, weights }: Weights,
  given: FlowArguments,
  measure: MoneyMeasure,
): Promise<ExclusionRow[]> => {
  const types = [...moneyMeasures[measure]];
  const chosen = all([sql<boolean>`t.type = any(${types}::text[])`, ...chosenBy(given.filter)]);
  const isSeen = all(seenThrough(lens));
  const later = sql`select t.project_id, case when t.transaction_date > ${lens.asOf}::date then 'AFTER_AS_OF' else 'AFTER_KNOWN_AT' end as reason, 'Transaction' as example_type, t.id
    from transaction t where t.project_id in (select w.project_id from weights w) and ${chosen} and not (${isSeen})`;
  const { rows } = await sql<ExclusionRow>`
    with recursive scopes as materialized (${scopes}), weights as materialized (select * from ${narrowed(weights, given)} w where w.weight <> 0),
    ${liveFlows(sql`(select w.project_id from weights w)`, lens, given.filter)}, ${pricedFlows(lens)},
    components as (select p.id, p.parent_id as project_id from project p where p.financial_scope = 'COMPONENT'
      union select p.id, c.project_id from project p join components c on c.id = p.parent_id where p.financial_scope = 'COMPONENT'),
    left_out as (
      ${later}
      union all select l.project_id, 'DUPLICATE_FLOW', 'Transaction', l.id from live l where l.is_duplicate and l.measure = ${measure}
      union all select p.project_id, 'NO_RATE', 'Transaction', p.id from priced p where p.rate is null and p.measure = ${measure}
      union all select c.project_id, 'COMPONENT', 'Transaction', t.id from components c join transaction t on t.project_id = c.id and ${chosen} and ${isSeen}),
    unshared as (select distinct 'action' as kind, l.action_id as key_id, l.project_id from project_action l where l.share is null
      union select 'pillar', a.pillar_id, l.project_id from project_action l join action a on a.id = l.action_id where l.share is null
      union select 'country', l.country_id, l.project_id from project_country l where l.percentage is null)
    select w.scope_id, w.kind, w.key_id, x.reason, x.example_type, count(*)::int as count, (array_agg(x.id order by x.id))[1:${sql.lit(MOST_EXAMPLES)}] as examples
    from weights w join left_out x on x.project_id = w.project_id group by w.scope_id, w.kind, w.key_id, x.reason, x.example_type
    union all select w.scope_id, w.kind, w.key_id, 'NO_SHARE', 'Project', count(*)::int, (array_agg(w.project_id order by w.project_id))[1:${sql.lit(MOST_EXAMPLES)}]
    from weights w join unshared u on u.kind = w.kind and u.key_id = w.key_id and u.project_id = w.project_id
    where ${given.attribution === 'ALLOCATED'} group by w.scope_id, w.kind, w.key_id order by 4`.execute(db);
  return rows;
};
