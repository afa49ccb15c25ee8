import { sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Source } from '../entities/plan/index.js';
import type { Row } from '../entities/Row.js';
import type { Tables } from '../entities/tables.js';
import { related } from './batch.js';

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
  PlannedDisbursement: 'plannedDisbursement',
  Indicator: 'indicator',
  IndicatorValue: 'indicatorValue',
  Milestone: 'milestone',
  ReportingPeriod: 'reportingPeriod',
  ProgressReport: 'progressReport',
  Snapshot: 'snapshot',
} as const satisfies Record<string, keyof Tables>;

type WithId = { [T in keyof Tables]: Tables[T] extends { id: number } ? T : never }[keyof Tables];

/** Single rows by number. */
export const rowLoaders = (db: Reader) => {
  const { hasMany, hasOne } = related(db);
  const rowsOf = <T extends WithId>(table: T) =>
    hasOne<Tables[T] & { id: number }>(
      'id',
      (ids) => sql`
        select *
        from ${sql.table(table)}
        where id = any(${ids})`,
    );
  return {
    actionPlan: rowsOf('actionPlan'),
    pillar: rowsOf('pillar'),
    workingGroup: rowsOf('workingGroup'),
    action: rowsOf('action'),
    project: rowsOf('project'),
    organisation: rowsOf('organisation'),
    country: rowsOf('country'),
    region: rowsOf('region'),
    event: rowsOf('event'),
    publication: rowsOf('publication'),
    tool: rowsOf('tool'),
    transaction: rowsOf('transaction'),
    budget: rowsOf('budget'),
    plannedDisbursement: rowsOf('plannedDisbursement'),
    indicator: rowsOf('indicator'),
    milestone: rowsOf('milestone'),
    reportingPeriod: rowsOf('reportingPeriod'),
    snapshot: rowsOf('snapshot'),
    /** What the authors of a report are writing: for them alone. */
    workingCopy: rowsOf('progressReport'),
    evidence: rowsOf('evidence'),
    reviewComment: rowsOf('reviewComment'),
    auditEntry: rowsOf('auditEntry'),
    apiToken: rowsOf('apiToken'),
    roleGrant: rowsOf('roleGrant'),
    provenance: rowsOf('provenance'),

    /** Sources that a provenance names, by code. */
    sourcesOfProvenance: hasMany<Row<Source>>(
      'ownerId',
      (ids) => sql`
        select link.provenance_id as owner_id, s.*
        from provenance_sources link
          join source s on s.id = link.source_id
        where link.provenance_id = any(${ids})
        order by s.code`,
    ),
  };
};
