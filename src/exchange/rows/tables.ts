/** A table whose rows go along with a plan. */
export interface FileTable {
  name: string;
  /**
   * Which rows go along: all, or those that name a row that goes along by one of these columns. "plans" and "projects"
   * are those that were found to belong together.
   */
  of: 'all' | Readonly<Record<string, string>>;
  /** Whether its rows are named by their codes, and not by numbers. */
  isCoded?: boolean;
  /** Columns by which a row of the file is found in a database that has it already; without, it must not be there. */
  key?: readonly string[];
  /** The columns of a table that only links two others, and has no ids. */
  links?: readonly string[];
  /** The column that names what its rows are a part of: they stay away where that was there already. */
  partOf?: string;
}

const coded = (name: string): FileTable => ({ name, of: 'all', isCoded: true, key: ['code'] });

/** The tables of a file, in an order in which each names only those before it, or itself. */
export const fileTables: readonly FileTable[] = [
  coded('source'),
  { name: 'provenance', of: 'all', key: ['fingerprint'] },
  { name: 'provenance_sources', of: 'all', links: ['provenance_id', 'source_id'], partOf: 'provenance_id' },
  coded('region'),
  coded('country'),
  coded('country_group'),
  { name: 'group_membership', of: 'all', key: ['country_id', 'group_id', 'valid_from'] },
  coded('organisation'),
  {
    name: 'exchange_rate',
    of: 'all',
    key: ['from_currency', 'to_currency', 'date', 'rate', 'source', 'recorded_at'],
  },

  { name: 'action_plan', of: { id: 'plans' }, isCoded: true },
  { name: 'pillar', of: { plan_id: 'action_plan' } },
  { name: 'working_group', of: { plan_id: 'action_plan' } },
  { name: 'officer', of: { plan_id: 'action_plan' } },
  { name: 'plan_milestone', of: { plan_id: 'action_plan' } },
  { name: 'action', of: { plan_id: 'action_plan' } },
  { name: 'action_party', of: { action_id: 'action' } },
  { name: 'action_succession', of: { to_id: 'action' } },

  { name: 'project', of: { id: 'projects' }, isCoded: true },
  { name: 'project_action', of: { project_id: 'project' } },
  { name: 'project_pillar', of: { project_id: 'project' } },
  { name: 'project_country', of: { project_id: 'project' } },
  { name: 'project_region', of: { project_id: 'project' } },
  { name: 'project_sector', of: { project_id: 'project' } },
  { name: 'project_organisation', of: { project_id: 'project' } },

  coded('event'),
  { name: 'event_projects', of: { project_id: 'project' }, links: ['event_id', 'project_id'] },
  coded('publication'),
  coded('tool'),

  { name: 'reporting_period', of: { plan_id: 'action_plan' } },
  { name: 'due_date', of: { period_id: 'reporting_period' } },
  { name: 'progress_report', of: { period_id: 'reporting_period' } },
  { name: 'submission', of: { report_id: 'progress_report' } },
  { name: 'report_event', of: { report_id: 'progress_report' } },
  { name: 'evidence', of: { report_id: 'progress_report' } },
  { name: 'review_comment', of: { report_id: 'progress_report' } },
  { name: 'snapshot', of: { period_id: 'reporting_period' }, isCoded: true },

  { name: 'indicator', of: { action_id: 'action', project_id: 'project' } },
  { name: 'indicator_point', of: { indicator_id: 'indicator' } },
  { name: 'indicator_retirement', of: { indicator_id: 'indicator' } },
  { name: 'indicator_value', of: { indicator_id: 'indicator' } },
  { name: 'milestone', of: { action_id: 'action', project_id: 'project' } },
  { name: 'milestone_completion', of: { milestone_id: 'milestone' } },
  { name: 'assessment', of: { action_id: 'action' } },

  { name: 'transaction', of: { project_id: 'project' } },
  { name: 'budget', of: { project_id: 'project' } },
  { name: 'planned_disbursement', of: { project_id: 'project' } },

  { name: 'audit_entry', of: { subject_id: 'audited' }, partOf: 'subject_id' },
];

/** The tables that stay behind, each with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  api_token: 'access: it is given again by whoever runs the other database',
  role_grant: 'access: it is given again by whoever runs the other database',
  idempotency_key: 'answers to clients that repeat a write, kept for three days',
  upload: 'files that wait for an hour to be taken in',
  revision: 'how many writes this database has seen',
  rate_use: 'what was asked in the last minute',
  compatibility: 'the tables themselves: migrations make it',
  mikro_orm_migrations: 'the tables themselves: migrations make it',
};

/** The table with this name. */
export const fileTable = (name: string): FileTable => {
  const found = fileTables.find((table) => table.name === name);
  if (!found) throw new Error(`${name} is no table of a plan's file`);
  return found;
};

/** The table that an audit entry names as its subject: "ActionPlan" is of action_plan. */
export const tableOfSubject = (type: string): string =>
  type.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** What an audit entry names as its subject for a row of this table. */
export const subjectOfTable = (table: string): string =>
  table.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
