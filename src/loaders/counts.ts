import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Lens } from '../domain/lens.js';
import type { Counts } from '../schema/computed.js';
import { OrganisationRole } from '../schema/enums.js';
import { batch, neverAbsent } from './batch.js';
import type { PlanPart } from './progress.js';
import { countedReports } from './reportFacts.js';
import { groupOfAction, serving } from './serving.js';

const none: Counts = { actions: 0, projects: 0, donors: 0, countries: 0, indicators: 0, reports: 0, events: 0 };

interface Held {
  /** Parents: rows of (kind, parent_id). */
  parents: RawBuilder<unknown>;
  /** Projects under each: rows of (kind, parent_id, project_id). */
  projects: RawBuilder<unknown>;
  /** Actions under each: rows of (kind, parent_id, action_id). */
  actions: RawBuilder<unknown>;
  /** Whether what hangs on the actions, and not only on the projects, stands under the parent. */
  holdsActions: boolean;
  /** Further events of a parent: rows of (kind, parent_id, event_id). */
  moreEvents?: RawBuilder<unknown>;
}

type CountRow = Counts & { kind: string; parentId: number };

/** How many different things stand under each parent: one statement. */
const countRows = async (db: Reader, lens: Lens, { parents, projects, actions, holdsActions, moreEvents }: Held): Promise<CountRow[]> => {
  const ofProjects = (table: string, counted: string, more = sql``) =>
    sql`select s.kind, s.parent_id, l.${sql.ref(counted)} as counted from s join ${sql.table(table)} l on l.project_id = s.project_id ${more}`;
  const ofBoth = (from: RawBuilder<unknown>) =>
    sql`select s.kind, s.parent_id, l.id as counted from s join ${from} l on l.project_id = s.project_id
      ${holdsActions ? sql`union select k.kind, k.parent_id, l.id from k join ${from} l on l.action_id = k.action_id` : sql``}`;
  const count = (rows: RawBuilder<unknown>, name: string) =>
    sql`left join (select kind, parent_id, count(distinct counted)::int as n from (${rows}) counted group by 1, 2) ${sql.ref(name)} on ${sql.ref(`${name}.kind`)} = p.kind and ${sql.ref(`${name}.parentId`)} = p.parent_id`;
  const { rows } = await sql<CountRow>`
    with p as materialized (${parents}), s as materialized (${projects}), k as materialized (${actions}), r as materialized ${countedReports(lens)}
    select p.kind, p.parent_id, coalesce(actions.n, 0) as actions, coalesce(projects.n, 0) as projects, coalesce(donors.n, 0) as donors, coalesce(countries.n, 0) as countries,
      coalesce(indicators.n, 0) as indicators, coalesce(reports.n, 0) as reports, coalesce(events.n, 0) as events
    from p ${count(sql`select kind, parent_id, action_id as counted from k`, 'actions')} ${count(sql`select kind, parent_id, project_id as counted from s`, 'projects')}
      ${count(ofProjects('project_organisation', 'organisation_id', sql`and l.role = ${OrganisationRole.FUNDING}`), 'donors')}
      ${count(ofProjects('project_country', 'country_id'), 'countries')}
      ${count(ofBoth(sql.table('indicator')), 'indicators')} ${count(ofBoth(sql`r`), 'reports')}
      ${count(moreEvents ? sql`${ofProjects('event_projects', 'event_id')} union ${moreEvents}` : ofProjects('event_projects', 'event_id'), 'events')}`.execute(
    db,
  );
  return rows;
};

const ofPlans = (ids: readonly number[]): Held => {
  const plans = sql`any(${[...ids]}::int[])`;
  const parts: Record<PlanPart, RawBuilder<unknown>> = {
    plan: sql`select id from action_plan where id = ${plans}`,
    pillar: sql`select id from pillar where plan_id = ${plans}`,
    workingGroup: sql`select id from working_group where plan_id = ${plans}`,
    action: sql`select id from action where plan_id = ${plans}`,
  };
  const kinds = Object.keys(parts) as PlanPart[];
  const every = (rows: (kind: PlanPart) => RawBuilder<unknown>) => sql.join(kinds.map(rows), sql` union all `);
  const columns: Record<PlanPart, RawBuilder<unknown>> = { plan: sql`a.plan_id`, pillar: sql`a.pillar_id`, workingGroup: groupOfAction, action: sql`a.id` };
  return {
    parents: every((kind) => sql`select ${sql.lit(kind)} as kind, p.id as parent_id from (${parts[kind]}) p`),
    projects: every((kind) => sql`select ${sql.lit(kind)} as kind, s.parent_id, s.project_id from ${serving(kind)} s where s.parent_id in (${parts[kind]})`),
    actions: every((kind) => sql`select ${sql.lit(kind)} as kind, ${columns[kind]} as parent_id, a.id as action_id from action a where a.plan_id = ${plans}`),
    holdsActions: true,
  };
};

const ofCountries = (ids: readonly number[]): Held => {
  const countries = sql`any(${[...ids]}::int[])`;
  return {
    parents: sql`select 'country' as kind, id as parent_id from country where id = ${countries}`,
    projects: sql`select 'country' as kind, s.parent_id, s.project_id from ${serving('country')} s where s.parent_id = ${countries}`,
    actions: sql`select distinct 'country' as kind, c.country_id as parent_id, l.action_id from project_country c join project_action l on l.project_id = c.project_id where c.country_id = ${countries}`,
    holdsActions: false,
    moreEvents: sql`select 'country', e.country_id, e.id from event e where e.country_id = ${countries}`,
  };
};

const toCounts = ({ kind: _, parentId: __, ...counts }: CountRow): Counts => counts;

/** How many different things stand under each parent. A plan is counted at once, with all its levels. */
export const countLoaders = (db: Reader, lens: Lens) => {
  const planCounts = batch(async (ids) => {
    const rows = await countRows(db, lens, ofPlans(ids));
    const counts = new Map(rows.map((row) => [`${row.kind} ${row.parentId}`, toCounts(row)]));
    return new Map(ids.map((id) => [id, counts]));
  }, neverAbsent);
  return {
    counts: async (planId: number, part: PlanPart, id: number): Promise<Counts> => (await planCounts.load(planId)).get(`${part} ${id}`) ?? none,
    countsOfCountry: batch(
      async (ids) => new Map((await countRows(db, lens, ofCountries(ids))).map((row) => [row.parentId, toCounts(row)])),
      () => none,
    ),
  };
};
