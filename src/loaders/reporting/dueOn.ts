import { type RawBuilder, sql } from 'kysely';

/**
 * Last day on which a report of a period `rp` is on time, as it was known at a moment `o`, by the moment of its first
 * submission; null while there is none. A due date that was moved holds for what is submitted afterwards. What was on
 * time or late before stays so, unless a later date forgives.
 */
export const dueOnFor = (firstSubmittedAt: RawBuilder<unknown>) => sql`
      -- rule: docs/numbers.md#timeliness
      greatest(coalesce(
        (
          select moved.due_on
          from due_date moved
          where moved.period_id = rp.id
            and moved.recorded_at <= o.known_at
            and coalesce(moved.recorded_at <= ${firstSubmittedAt}, true)
          order by moved.recorded_at desc, moved.id desc
          limit 1
        ),
        (
          select moved.before
          from due_date moved
          where moved.period_id = rp.id
          order by moved.recorded_at, moved.id
          limit 1
        ),
        rp.due_on
      ), (
        select max(moved.due_on)
        from due_date moved
        where moved.period_id = rp.id
          and moved.recorded_at <= o.known_at
          and moved.recorded_at > ${firstSubmittedAt}
          and moved.forgives_late
      ))`;
