import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Row } from '../../entities/Row.js';
import type { ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { related } from '../batch.js';
import { hasCode } from '../search.js';

/** Reporting periods of a plan, and the snapshots of each. */
export const periodLoaders = (db: Reader) => {
  const { hasMany } = related(db);
  return {
    periodsOfPlan: hasMany<Row<ReportingPeriod>>(
      'planId',
      (ids) => sql`
        select *
        from reporting_period
        where plan_id = any(${ids})
        order by start, "end", code`,
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
