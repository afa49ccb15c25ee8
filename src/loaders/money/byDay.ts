import { type RawBuilder, sql } from 'kysely';

interface ByDay {
  /** Rows with id, period_start, period_end, type, amount and recorded_at that the lens lets through. */
  seen: RawBuilder<unknown>;
  /** Columns of what such rows are about: of those of one thing, one counts on each day. None is null. */
  about: readonly string[];
  /** Last day that is looked at; null for all. */
  until: string | null;
}

/**
 * The rows with their `days`, and on how many of them each is the one that counts: of those that cover a day, the revised
 * one recorded last, else the original one; of two recorded at the same moment the larger.
 * rule: docs/numbers.md#budget
 */
export const countedByDay = ({ seen, about, until }: ByDay): RawBuilder<unknown> => {
  const columns = (alias: string) => sql.join(about.map((column) => sql.ref(`${alias}.${column}`)));
  const isSame = sql.join(
    about.map((column) => sql`b.${sql.ref(column)} = span.${sql.ref(column)}`),
    sql` and `,
  );
  const end = sql`(coalesce(${until}::date, 'infinity') + 1)`;
  return sql`(
      with
      -- one row is one that the lens lets through
      seen as materialized (${seen}),
      -- one row is a day on which one of a thing begins, or the day after one ends
      cuts as (
        select ${columns('seen')}, period_start as day from seen
        union
        select ${columns('seen')}, period_end + 1 from seen
      ),
      -- one row is a span of days between two of them: each covers it whole, or not at all
      spans as (
        select ${columns('cuts')}, day as first_day,
          least(lead(day) over (partition by ${columns('cuts')} order by day), ${end}) as next_day
        from cuts
        where day < ${end}
      ),
      -- one row is such a span with the one that counts in it
      won as (
        select distinct on (${columns('span')}, span.first_day) b.id, span.next_day - span.first_day as days
        from spans span
          join seen b on ${isSame} and span.first_day between b.period_start and b.period_end
        where span.next_day is not null
        order by ${columns('span')}, span.first_day, b.type = 'REVISED' desc, b.recorded_at desc, b.amount desc, b.id desc
      )
      select seen.*,
        seen.period_end - seen.period_start + 1 as days,
        coalesce(counted.days, 0) as effective_days
      from seen
        left join (select id, sum(days)::int as days from won group by id) counted on counted.id = seen.id
    )`;
};

/** The part of an amount that counts. */
export const effectiveAmount = (alias: string) =>
  sql`${sql.ref(`${alias}.amount`)} * ${sql.ref(`${alias}.effectiveDays`)} * 1.00000000000000000000 / ${sql.ref(`${alias}.days`)}`;
