import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import { indicatorsWanted } from '../progress/indicatorsWanted.js';
import { isMeasured } from '../progress/retired.js';
import { numberFacts, possibleParts } from '../progress/unitFacts.js';
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

/** The expression `differing`, with what it needs: things of whose indicators the parts do not add up to the whole. */
export const differingParts = (lens: Lens, subject: 'action_id' | 'project_id', things: RawBuilder<unknown>) => sql`
    -- of these indicators the parts must add up
    ${indicatorsWanted(
      [momentOf(lens)],
      sql`i.across_units = 'SUM' and i.dimensions is not null and i.${sql.ref(subject)} in ${things}`,
    )},
    ${numberFacts(lens)},
    -- rule: docs/numbers.md#parts
    differing as (
      select distinct i.${sql.ref(subject)} as id
      from (
        -- the whole of a unit on a day, and what its parts come to by each single dimension, if all are known
        select p.indicator_id, p.project_key, p.country_key, p.date, p.names, sum(p.number) as total
        from numbers p
          join wanted i on i.id = p.indicator_id
        where p.has_data and coalesce(cardinality(p.names), 0) < 2
        group by p.indicator_id, p.project_key, p.country_key, p.date, p.names, i.dimensions
        -- a breakdown of which a part is not known says nothing of the whole
        having p.names is null or count(*) >= ${possibleParts(sql`p.names`)}
      ) totals
        join wanted i   on i.id = totals.indicator_id
        cross join moments o
      where ${isMeasured}
      group by i.id, i.${sql.ref(subject)}, totals.project_key, totals.country_key, totals.date
      having count(distinct totals.total) > 1
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
