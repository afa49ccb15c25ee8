import { sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Lineage } from '../domain/access.js';
import type { Lens } from '../domain/lens.js';
import type { PageArguments } from '../domain/paging.js';
import type { ApiToken } from '../entities/ApiToken.js';
import type { AuditEntry } from '../entities/AuditEntry.js';
import type { Evidence } from '../entities/Evidence.js';
import type { ReviewComment } from '../entities/ReviewComment.js';
import type { RoleGrant } from '../entities/RoleGrant.js';
import type { Row } from '../entities/Row.js';
import type { Snapshot } from '../entities/Snapshot.js';
import { batch, keyed, listed } from './batch.js';
import { lineageOfActions, lineageOfProjects } from './lineage.js';
import { page } from './page.js';
import type { Condition } from './search.js';

export interface AuditFilter {
  node: { type: string; id: number } | null;
  actor: string | null;
  since: string | null;
  until: string | null;
}

/** What hangs on reports and periods, and what is kept of writes. */
export const reviewLoaders = (db: Reader, _lens: Lens) => ({
  lineageOfAction: batch(
    (ids) => lineageOfActions(db, ids),
    () => new Set() as Lineage,
  ),
  lineageOfProject: batch(
    (ids) => lineageOfProjects(db, ids),
    () => new Set() as Lineage,
  ),
  evidenceOfReport: batch(
    async (ids) => listed((await sql<Row<Evidence>>`select * from evidence where report_id = any(${ids}::int[]) order by id`.execute(db)).rows, 'reportId'),
    () => [] as Row<Evidence>[],
  ),
  commentsOfReport: batch(
    async (ids) =>
      listed((await sql<Row<ReviewComment>>`select * from review_comment where report_id = any(${ids}::int[]) order by at, id`.execute(db)).rows, 'reportId'),
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
      listed((await sql<Row<Snapshot>>`select * from snapshot where period_id = any(${ids}::int[]) order by version`.execute(db)).rows, 'periodId'),
    () => [] as Row<Snapshot>[],
  ),
  snapshot: batch(
    async (ids) => keyed((await sql<Row<Snapshot>>`select * from snapshot where id = any(${ids}::int[])`.execute(db)).rows, 'id'),
    () => null as Row<Snapshot> | null,
  ),
  snapshotByCode: async (code: string): Promise<Row<Snapshot> | null> =>
    (await sql<Row<Snapshot>>`select * from snapshot where code = ${code}`.execute(db)).rows[0] ?? null,
  apiToken: batch(
    async (ids) => keyed((await sql<Row<ApiToken>>`select * from api_token where id = any(${ids}::int[])`.execute(db)).rows, 'id'),
    () => null as Row<ApiToken> | null,
  ),
  roleGrant: batch(
    async (ids) => keyed((await sql<Row<RoleGrant>>`select * from role_grant where id = any(${ids}::int[])`.execute(db)).rows, 'id'),
    () => null as Row<RoleGrant> | null,
  ),
  /** Writes, the newest first. */
  audit: ({ node, actor, since, until }: AuditFilter, given: PageArguments) => {
    const conditions: Condition[] = [
      ...(node ? [sql<boolean>`item.subject_type = ${node.type} and item.subject_id = ${node.id}`] : []),
      ...(actor ? [sql<boolean>`item.actor = ${actor}`] : []),
      ...(since ? [sql<boolean>`item.at >= ${since}::timestamptz`] : []),
      ...(until ? [sql<boolean>`item.at <= ${until}::timestamptz`] : []),
    ];
    return page<Row<AuditEntry>>(
      db,
      { from: sql`audit_entry item`, where: conditions, order: { name: 'AUDIT', by: sql`item.at`, type: 'timestamptz', descending: true } },
      given,
    );
  },
});
