import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { RowId } from '../../domain/globalId.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { AuditEntry } from '../../entities/access/index.js';
import type { Row } from '../../entities/Row.js';
import { page } from '../page.js';
import type { Condition } from '../search.js';

/** Which writes: to what, by whom (name or id), and when. */
export interface AuditFilter {
  node: RowId | null;
  actor: string | null;
  since: string | null;
  until: string | null;
}

const conditionsOf = ({ node, actor, since, until }: AuditFilter): Condition[] => [
  ...(node ? [sql<boolean>`item.subject_type = ${node.type} and item.subject_id = ${node.id}`] : []),
  ...(actor ? [sql<boolean>`(item.actor = ${actor} or item.actor_id = ${actor})`] : []),
  ...(since ? [sql<boolean>`item.at >= ${since}::timestamptz`] : []),
  ...(until ? [sql<boolean>`item.at <= ${until}::timestamptz`] : []),
];

/** What was written, newest first. */
export const auditLoaders = (db: Reader, lens: Lens) => ({
  audit: (filter: AuditFilter, given: PageArguments) =>
    page<Row<AuditEntry>>(
      db,
      {
        list: 'audit',
        lens,
        filter,
        from: sql`audit_entry item`,
        where: conditionsOf(filter),
        order: { name: 'AUDIT', by: sql`item.at`, type: 'timestamptz', descending: true },
      },
      given,
    ),
});
