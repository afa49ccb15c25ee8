import { type RawBuilder, sql } from 'kysely';
import { statesOf } from '../../domain/moment.js';
import { hadHappened } from '../moments.js';

// rule: docs/numbers.md#states-that-count
/** States in which a report counts: submitted, returned or approved. The list is that of the domain. */
export const onRecord = sql`(${sql.join(statesOf('SUBMITTED').map((state) => sql.lit(state)))})`;

/**
 * State of a value (by its alias) as it was known at a moment: that of its report by the last step recorded, else its
 * own. A value entered after the last submission is a DRAFT until the next one. A value that a submission took back is
 * DROPPED, which counts nowhere.
 */
export const stateOf = (value: 'v' | 'r', knownAt: RawBuilder<unknown>) => {
  const [id, reportId, ownState] = [sql.ref(`${value}.id`), sql.ref(`${value}.reportId`), sql.ref(`${value}.ownState`)];
  return sql`
      -- rule: docs/numbers.md#values
      case
        when ${reportId} is null then ${ownState}
        else (
          select
            case
              when ${id} > submitted.values_through then 'DRAFT'
              when ${id} = any(submitted.dropped)   then 'DROPPED'
              else step.to
            end
          from report_event step
            left join submission submitted on submitted.id = step.submission_id
          where step.report_id = ${reportId} and step.at <= ${knownAt}
          order by step.at desc, step.id desc
          limit 1
        )
      end`;
};

/** State of a value `v` at a moment `o`. */
export const stateOfValue = stateOf('v', sql`o.known_at`);

/**
 * State and steps of a report `r` at a moment `o`; its days are those of the plan `pl`. No row before the report was
 * asked for. The submission is the one that counts, if any does.
 */
export const reportStanding = sql`lateral (
      select
        (array_agg(e.to order by e.at desc, e.id desc))[1]            as state,
        (array_agg(e.submission_id order by e.at desc, e.id desc))[1] as submission_id,
        max(e.at)                                                     as moved_at,
        min(e.at) filter (where e.to = 'SUBMITTED')                   as first_submitted_at,
        max(e.at) filter (where e.to = 'SUBMITTED')                   as submitted_at,
        max(e.at) filter (where e.to in ('RETURNED', 'APPROVED'))     as reviewed_at
      from report_event e
      where e.report_id = r.id and ${hadHappened}
      having count(*) > 0)`;
