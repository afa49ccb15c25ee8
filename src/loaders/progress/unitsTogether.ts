import { sql } from 'kysely';
import { dueOnFor } from '../reporting/dueOn.js';
import { together } from './unitFacts.js';

/** Whether the last data of a unit `u` came on time: without a report, or with one first submitted by the due date. */
const isOnTime = sql`(
          -- rule: docs/numbers.md#timeliness
          u.report_id is null
          or exists (
            select from progress_report report
              join reporting_period rp on rp.id = report.period_id
              join action_plan pl      on pl.id = rp.plan_id
              join lateral (
                select min(step.at) as first_at
                from report_event step
                where step.report_id = report.id and step.to = 'SUBMITTED'
              ) submitted on true
              join moments o on o.n = u.n
            where report.id = u.report_id
              and submitted.first_at < (${dueOnFor(sql`submitted.first_at`)} + 1)::timestamp at time zone pl.time_zone
          )
        )`;

/** What the units `u` of an indicator `i` come to together, by the rule of the indicator. */
export const acrossUnits = together('u', sql`(array_agg(u.number order by u.latest_on desc nulls last))[1]`);

/** Expressions `across` and `empty`: the units of each indicator together. Need those up to `per_unit`. */
export const unitsTogether = sql`
    -- one row is an indicator with values at a moment: its units together, and how many of them have data
    across as (
      select
        u.n,
        u.indicator_id,
        ${acrossUnits} as actual,
        count(*) filter (where not u.is_exempt and not u.is_ended)::int               as units,
        count(*) filter (where u.is_exempt)::int                                      as exempt,
        count(*) filter (where u.has_data and not u.is_exempt and not u.is_ended)::int                   as reported,
        count(*) filter (where u.has_data and not u.is_exempt and not u.is_ended and u.is_approved)::int as approved,
        count(*) filter (where u.has_data and not u.is_exempt and not u.is_ended and ${isOnTime})::int   as on_time,
        bool_and(u.project_id is null) as names_no_project,
        bool_or(u.is_synthetic)        as is_synthetic
      from per_unit u
        join wanted i on i.id = u.indicator_id
      group by u.n, u.indicator_id, i.across_units
    ),
    -- one row is an indicator at a moment, with the number of projects under way that are to have data and have none
    empty as (
      select o.n, i.id as indicator_id, count(*)::int as units
      from moments o
        cross join wanted i
        join project_action link on link.action_id = i.action_id and link.share is distinct from 0
        join project p           on p.id = link.project_id
      where i.across_units <> 'NONE'
        and p.financial_scope = 'WHOLE'
        -- a unit under way: in implementation on the day, as far as phase and days are stated; what is past that now, by
        -- its days
        and case
          when coalesce(p.activity_status, 'IMPLEMENTATION') = 'IMPLEMENTATION'
            then coalesce(p.starts_on <= o.as_of, true) and coalesce(p.ends_on >= o.as_of, true)
          when p.activity_status in ('FINALISATION', 'CLOSED') then p.starts_on <= o.as_of and p.ends_on >= o.as_of
          else false
        end
        and not exists (
          select from per_unit u
          where u.n = o.n and u.indicator_id = i.id and u.project_id = link.project_id
        )
      group by o.n, i.id
    )`;
