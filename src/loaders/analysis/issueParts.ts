import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { onRecord } from '../reporting/reportStates.js';
import { reportsThrough } from '../reporting/reportsThrough.js';

/** The expressions `reported` and `silent`: what some things have reported, and the issues that follow. */
export const reportingParts = (lens: Lens, subject: 'action_id' | 'project_id', things: RawBuilder<unknown>) => sql`
    -- one row is a thing that reports were asked for on: whether one is overdue, and when the last one came in
    reported as materialized (
      select r.${sql.ref(subject)} as id,
        bool_or(r.timeliness = 'OVERDUE') as is_overdue,
        max(r.submitted_on) filter (where r.state in ('SUBMITTED', 'APPROVED')) as last_on,
        bool_or(r.state in ${onRecord}) as has_come,
        max(pl.aging_days) as aging_days
      from ${reportsThrough(lens)} r
        join action_plan pl on pl.id = r.plan_id
      where r.${sql.ref(subject)} in ${things}
      group by r.${sql.ref(subject)}
    ),
    -- one row is an issue of a thing that does not report in time
    silent as (
      select id, 'OVERDUE' as code
      from reported
      where is_overdue
      union all
      select id, 'NO_REPORT'
      from reported
      where is_overdue and not has_come
      union all
      -- rule: docs/numbers.md#freshness
      select id, 'STALE'
      from reported
      where last_on < ${lens.asOf}::date - aging_days
    )`;

/** The expression `money`. It needs `priced`. */
export const moneyPart = sql`
    -- one row is a project in one currency of totals: whether anything is committed, and whether something has no rate
    money as materialized (
      select project_id, target, bool_or(committed <> 0) as is_funded, bool_or(lacks_rate) as lacks_rate
      from (
        select project_id, target, currency,
          coalesce(sum(amount) filter (where measure = 'COMMITTED'), 0) as committed,
          bool_or(rate is null) as lacks_rate
        from priced
        group by project_id, target, currency
      ) sums
      group by project_id, target
    )`;
