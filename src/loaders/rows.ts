import { sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Source } from '../entities/plan/index.js';
import type { Row } from '../entities/Row.js';
import type { Tables } from '../entities/tables.js';
import { batch, keyed, listed } from './batch.js';

/** Types that node(id:) can fetch, and the table of each. */
export const nodeTables = {
  ActionPlan: 'actionPlan',
  Pillar: 'pillar',
  WorkingGroup: 'workingGroup',
  Action: 'action',
  Project: 'project',
  Organisation: 'organisation',
  Country: 'country',
  Event: 'event',
  Publication: 'publication',
  Tool: 'tool',
  Transaction: 'transaction',
  Budget: 'budget',
  Indicator: 'indicator',
  IndicatorValue: 'indicatorValue',
  Milestone: 'milestone',
  ReportingPeriod: 'reportingPeriod',
  ProgressReport: 'progressReport',
  Snapshot: 'snapshot',
} as const satisfies Record<string, keyof Tables>;

type WithId = { [T in keyof Tables]: Tables[T] extends { id: number } ? T : never }[keyof Tables];

const rowsOf = <T extends WithId>(db: Reader, table: T) =>
  batch(
    async (ids) => {
      const { rows } = await sql<
        Tables[T] & { id: number }
      >`select * from ${sql.table(table)} where id = any(${ids}::int[])`.execute(db);
      return keyed(rows, 'id');
    },
    () => null as (Tables[T] & { id: number }) | null,
  );

/** Single rows by number, and single rows of a kind by their code. */
export const rowLoaders = (db: Reader) => ({
  actionPlan: rowsOf(db, 'actionPlan'),
  pillar: rowsOf(db, 'pillar'),
  workingGroup: rowsOf(db, 'workingGroup'),
  action: rowsOf(db, 'action'),
  project: rowsOf(db, 'project'),
  organisation: rowsOf(db, 'organisation'),
  country: rowsOf(db, 'country'),
  event: rowsOf(db, 'event'),
  publication: rowsOf(db, 'publication'),
  tool: rowsOf(db, 'tool'),
  transaction: rowsOf(db, 'transaction'),
  budget: rowsOf(db, 'budget'),
  indicator: rowsOf(db, 'indicator'),
  milestone: rowsOf(db, 'milestone'),
  reportingPeriod: rowsOf(db, 'reportingPeriod'),
  snapshot: rowsOf(db, 'snapshot'),
  /** What the authors of a report are writing: for them alone. */
  workingCopy: rowsOf(db, 'progressReport'),
  evidence: rowsOf(db, 'evidence'),
  reviewComment: rowsOf(db, 'reviewComment'),
  auditEntry: rowsOf(db, 'auditEntry'),
  apiToken: rowsOf(db, 'apiToken'),
  roleGrant: rowsOf(db, 'roleGrant'),
  provenance: rowsOf(db, 'provenance'),
  sourcesOfProvenance: batch(
    async (ids) => {
      const { rows } = await sql<Row<Source> & { provenanceId: number }>`
      select l.provenance_id, s.* from provenance_sources l join source s on s.id = l.source_id where l.provenance_id = any(${ids}::int[]) order by s.code`.execute(
        db,
      );
      return listed(rows, 'provenanceId');
    },
    () => [] as Row<Source>[],
  ),
});
