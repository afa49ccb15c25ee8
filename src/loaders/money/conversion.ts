import { sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { knownUntil } from './seen.js';

/**
 * Expressions that end in `priced`: live flows without duplicates, with the rate to each currency of totals. They need
 * `live` (see liveFlows) and `scopes`. Which rate of which day it is says the function conversion_rate of the database.
 */
export const pricedFlows = (lens: Lens) => sql`
    -- one row is a currency of totals
    targets as (
      select distinct target
      from scopes
    ),
    -- one row is a pair of currencies on a value date, with its rate; null where there is none
    rates as materialized (
      select pair.currency, pair.value_date, pair.target, r.rate, r.rate_date, r.source, r.is_approximate, r.is_inverse
      from (
        select distinct l.currency, l.value_date, g.target
        from live l
          cross join targets g
        where l.currency <> g.target
      ) pair
        left join lateral conversion_rate(
          pair.currency, pair.target, pair.value_date, ${lens.asOf}::date, ${knownUntil(lens)}
        ) r on true
    ),
    -- one row is a transaction that counts, in one currency of totals
    priced as (
      select l.*, g.target,
        case when l.currency = g.target then 1 else r.rate end as rate,
        r.rate_date, r.source, r.is_approximate, r.is_inverse
      from live l
        cross join targets g
        left join rates r on r.currency = l.currency and r.value_date = l.value_date and r.target = g.target
      where not l.is_duplicate
    )`;
