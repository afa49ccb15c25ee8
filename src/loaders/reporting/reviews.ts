import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import type { PageArguments } from '../../domain/paging.js';
import type { AuditEntry } from '../../entities/access/index.js';
import type { Row } from '../../entities/Row.js';
import type { Evidence, ReviewComment, Snapshot } from '../../entities/reporting/index.js';
import { lineageOfActions, lineageOfProjects } from '../access/lineage.js';
import { batch, listed } from '../batch.js';
import { page } from '../page.js';
import type { Condition } from '../search.js';

export interface AuditFilter {
  node: { type: string; id: number } | null;
  actor: string | null;
  since: string | null;
  until: string | null;
}

/** What hangs on reports and periods, and what is kept of writes. */
export const reviewLoaders = (db: Reader) => ({
  lineageOfAction: batch(
    (ids) => lineageOfActions(db, ids),
    () => new Set() as Lineage,
  ),
  lineageOfProject: batch(
    (ids) => lineageOfProjects(db, ids),
    () => new Set() as Lineage,
  ),
  evidenceOfReport: batch(
    async (ids) =>
      listed(
        (await sql<Row<Evidence>>`select * from evidence where report_id = any(${ids}::int[]) order by id`.execute(db))
          .rows,
        'reportId',
      ),
    () => [] as Row<Evidence>[],
  ),
  commentsOfReport: batch(
    async (ids) =>
      listed(
        (
          await sql<
            Row<ReviewComment>
          >`select * from review_comment where report_id = any(${ids}::int[]) order by at, id`.execute(db)
        ).rows,
        'reportId',
      ),
    () => [] as Row<ReviewComment>[],
  ),
  realStateOfReport: batch(
    async (ids) => {
      const { rows } = await sql<{
        id: number;
        state: string;
      }>`select distinct on (report_id) report_id as id, "to" as state from report_event where report_id = any(${ids}::int[]) order by report_id, at desc, id desc`.execute(
        db,
      );
      return new Map(rows.map(({ id, state }) => [id, state]));
    },
    () => 'DUE',
  ),
  snapshotsOfPeriod: batch(
    async (ids) =>
      listed(
        (
          await sql<
            Row<Snapshot>
          >`select * from snapshot where period_id = any(${ids}::int[]) order by version`.execute(db)
        ).rows,
        'periodId',
      ),
    () => [] as Row<Snapshot>[],
  ),
  snapshotByCode: async (code: string): Promise<Row<Snapshot> | null> =>
    (await sql<Row<Snapshot>>`select * from snapshot where code = ${code}`.execute(db)).rows[0] ?? null,
  /** Writes, the newest first. */
  audit: ({ node, actor, since, until }: AuditFilter, given: PageArguments) => {
    const conditions: Condition[] = [
      ...(node ? [sql<boolean>`item.subject_type = ${node.type} and item.subject_id = ${node.id}`] : []),
      ...(actor ? [sql<boolean>`(item.actor = ${actor} or item.actor_id = ${actor})`] : []),
      ...(since ? [sql<boolean>`item.at >= ${since}::timestamptz`] : []),
      ...(until ? [sql<boolean>`item.at <= ${until}::timestamptz`] : []),
    ];
    return page<Row<AuditEntry>>(
      db,
      {
        from: sql`audit_entry item`,
        where: conditions,
        order: { name: 'AUDIT', by: sql`item.at`, type: 'timestamptz', descending: true },
      },
      given,
    );
  },
});
