import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import type { Row } from '../../entities/Row.js';
import type { ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { related } from '../batch.js';
import { momentTable } from '../moments.js';
import { hasCode } from '../search.js';
import { dueOnFor } from './dueOn.js';

/** Reporting periods of a plan, and the snapshots of each. */
export const periodLoaders = (db: Reader, lens: Lens) => {
  const { hasMany, hasValue } = related(db);
  return {
    periodsOfPlan: hasMany<Row<ReportingPeriod>>(
      'planId',
      (ids) => sql`
        select *
        from reporting_period
        where plan_id = any(${ids})
        order by start, "end", code`,
    ),

    /** Due date of a period for what is not submitted yet, as it was known. */
    dueOnOfPeriod: hasValue<string | null>(
      null,
      (ids) => sql`
        select rp.id as owner_id, ${dueOnFor(sql`null::timestamptz`)} as value
        from ${momentTable([momentOf(lens)])} o
          cross join reporting_period rp
        where rp.id = any(${ids})`,
    ),

    snapshotsOfPeriod: hasMany<Row<Snapshot>>(
      'periodId',
      (ids) => sql`
        select *
        from snapshot
        where period_id = any(${ids})
        order by version`,
    ),

    snapshotByCode: async (code: string): Promise<Row<Snapshot> | null> => {
      const { rows } = await sql<Row<Snapshot>>`
        select *
        from snapshot
        where ${hasCode(sql`code`, code)}`.execute(db);
      return rows[0] ?? null;
    },
  };
};
