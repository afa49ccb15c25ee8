import { sql } from 'kysely';
import type { Moment } from '../../domain/moment.js';
import { momentRows } from '../moments.js';
import type { Condition } from '../search.js';

/** The expressions `moments`, and `wanted`: the indicators (alias `i`) that fulfil a condition. */
export const indicatorsWanted = (moments: readonly Moment[], which: Condition) => sql`
    ${momentRows(moments)},
    -- one row is an indicator that was asked for
    wanted as materialized (
      select i.*
      from indicator i
      where ${which}
    )`;
