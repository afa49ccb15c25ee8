import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { knownUntil } from './seen.js';

/** The expression `rates`: of every currency of `effective` to every one of `scopes` on its value date. */
export const ratesOf = (lens: Lens) => sql`
    -- one row is a pair of currencies on a value date, with its rate; null where there is none
    rates as (
      select pair.currency, pair.value_date, pair.target, r.rate
      from (
        select distinct e.currency, e.value_date, s.target
        from effective e
          cross join (select distinct target from scopes) s
      ) pair
        left join lateral (
          select 1::numeric as rate
          where pair.currency = pair.target
          union all
          select c.rate
          from conversion_rate(pair.currency, pair.target, pair.value_date, ${lens.asOf}::date, ${knownUntil(lens)}) c
          where pair.currency <> pair.target
        ) r on true
    )`;

/** Sums of `effective` by key, currency and a detail. */
export const sumsOf = (detail: RawBuilder<unknown>) => sql`
    select w.scope_id, w.kind, w.key_id, ${detail} as detail_id, e.currency,
      sum(e.effective_amount * w.weight)::text as amount,
      coalesce(sum(e.effective_amount * w.weight * r.rate), 0)::text as converted,
      (sum(e.effective_amount * w.weight) filter (where r.rate is null))::text as unconverted,
      max(w.weight)::text as weight,
      bool_or(e.provenance_id in (select v.id from provenance v where v.is_synthetic)) as is_synthetic
    from weights w
      join scopes s    on s.scope_id = w.scope_id
      join effective e on e.project_id = w.project_id
      join rates r     on r.currency = e.currency and r.value_date = e.value_date and r.target = s.target
    group by w.scope_id, w.kind, w.key_id, detail_id, e.currency`;
