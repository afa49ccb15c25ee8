import { sql } from 'kysely';
import type { Moment } from '../domain/moment.js';
import { neverAbsent } from './batch.js';

/** Moments as a table: one row for each, (n, as_of, asked_at, known_at), counted from 0. */
export const momentTable = (moments: readonly Moment[]) => sql`(
  select (place - 1)::int as n, as_of, asked_at, coalesce(known_at, 'infinity') as known_at
  from unnest(
      ${moments.map(({ asOf }) => asOf)}::date[],
      ${moments.map(({ askedAt }) => askedAt)}::timestamptz[],
      ${moments.map(({ knownAt }) => knownAt)}::timestamptz[]
    ) with ordinality as given(as_of, asked_at, known_at, place))`;

/** The expression `moments`, which statements join as `o`. */
export const momentRows = (moments: readonly Moment[]) => sql`
    -- one row is a moment through which the facts are seen
    moments as materialized ${momentTable(moments)}`;

/** Whether an event `e` had happened, and was known, at a moment `o`; its day is that of the plan `pl`. */
export const hadHappened = sql`e.at <= o.known_at
    and (o.asked_at is not null or e.at < (o.as_of + 1)::timestamp at time zone pl.time_zone)`;

/** The moment with the number `n` of a row. */
export const momentAt = (moments: readonly Moment[], n: number): Moment => moments[n] ?? neverAbsent();
