import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import { momentTable } from '../moments.js';

/** Day from which an indicator `i` is measured no more, as it was known at a moment `o`; null if it is measured. */
export const retiredOn = sql<string | null>`(
        select ended.retired_on
        from indicator_retirement ended
        where ended.indicator_id = i.id and ended.recorded_at <= o.known_at
        order by ended.recorded_at desc, ended.id desc
        limit 1
      )`;

/** Whether an indicator `i` is measured at a moment `o`: it is known, and not retired by then. */
export const isMeasured = sql<boolean>`(i.recorded_at <= o.known_at and coalesce(o.as_of < ${retiredOn}, true))`;

/** Indicators that are measured on the lens's day, with their columns. */
export const measuredIndicators = (lens: Lens, which: RawBuilder<boolean> = sql`true`) => sql`(
        select i.*
        from ${momentTable([momentOf(lens)])} o
          join indicator i on ${isMeasured}
        where ${which}
      )`;
