import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Counts } from '../../schema/plan/index.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { batch, neverAbsent } from '../batch.js';
import type { PlanPart } from '../progress/progress.js';
import { countedReports } from '../reporting/reportFacts.js';
import { groupOfAction, serving } from './serving.js';

const none: Counts = { actions: 0, projects: 0, donors: 0, countries: 0, indicators: 0, reports: 0, events: 0 };

interface Children {
  /** Parents: rows of (kind, parent_id). */
  parents: RawBuilder<unknown>;
  /** Projects under each, each once: rows of (kind, parent_id, project_id). May rest on the actions, `k`. */
  projects: RawBuilder<unknown>;
  /** Actions under each: rows of (kind, parent_id, action_id). */
  actions: RawBuilder<unknown>;
  /** Whether what hangs on the actions, and not only on the projects, stands under the parent. */
  holdsActions: boolean;
  /** Further events of a parent: rows of (kind, parent_id, event_id). */
  moreEvents?: RawBuilder<unknown>;
}

type CountRow = Counts & { kind: number; parentId: number };

/** Kinds of parents, by the number that stands for each in SQL: numbers are grouped faster than texts. */
const kinds = ['plan', 'pillar', 'workingGroup', 'action', 'country'] as const;
const numberOf = (kind: (typeof kinds)[number]) => sql.lit(kinds.indexOf(kind));

/** How many different things stand under each parent: one statement. */
const countRows = async (
  db: Reader,
  lens: Lens,
  { parents, projects, actions, holdsActions, moreEvents }: Children,
): Promise<CountRow[]> => {
  const ofProjects = (table: string, counted: string, more = sql``) =>
    sql`select distinct s.kind, s.parent_id, l.${sql.ref(counted)} as counted from s join ${sql.table(table)} l on l.project_id = s.project_id ${more}`;
  const ofBoth = (from: RawBuilder<unknown>) =>
    sql`select distinct s.kind, s.parent_id, l.id as counted from s join ${from} l on l.project_id = s.project_id
      ${holdsActions ? sql`union select k.kind, k.parent_id, l.id from k join ${from} l on l.action_id = k.action_id` : sql``}`;
  const count = (rows: RawBuilder<unknown>, name: string) =>
    sql`left join (select kind, parent_id, count(*)::int as n from (${rows}) counted group by 1, 2) ${sql.ref(name)} on ${sql.ref(`${name}.kind`)} = p.kind and ${sql.ref(`${name}.parentId`)} = p.parent_id`;
  const { rows } = await sql<CountRow>`
    with p as materialized (${parents}), k as materialized (${actions}), s as materialized (${projects}), r as materialized ${countedReports(lens)}
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

const ofPlans = (ids: readonly number[]): Children => {
  const plans = sql`any(${[...ids]}::int[])`;
  const every = (rows: Partial<Record<PlanPart, RawBuilder<unknown>>>) =>
    sql.join(
      Object.entries(rows).map(([kind, columns]) => sql`select ${numberOf(kind as PlanPart)} as kind, ${columns}`),
      sql` union all `,
    );
  /** Pillars by all that stands above them or is them: rows of (kind, parent_id, pillar_id). */
  const pillars = every({
    plan: sql`p.plan_id as parent_id, p.id as pillar_id from pillar p where p.plan_id = ${plans}`,
    pillar: sql`p.id, p.id from pillar p where p.plan_id = ${plans}`,
    workingGroup: sql`g.id, g.pillar_id from working_group g where g.plan_id = ${plans} and g.pillar_id is not null`,
  });
  return {
    parents: every({
      plan: sql`p.id as parent_id from action_plan p where p.id = ${plans}`,
      pillar: sql`p.id from pillar p where p.plan_id = ${plans}`,
      workingGroup: sql`p.id from working_group p where p.plan_id = ${plans}`,
      action: sql`p.id from action p where p.plan_id = ${plans}`,
    }),
    actions: every({
      plan: sql`a.plan_id as parent_id, a.id as action_id from action a where a.plan_id = ${plans}`,
      pillar: sql`a.pillar_id, a.id from action a where a.plan_id = ${plans}`,
      workingGroup: sql`${groupOfAction}, a.id from action a where a.plan_id = ${plans}`,
      action: sql`a.id, a.id from action a where a.plan_id = ${plans}`,
    }),
    projects: sql`select k.kind, k.parent_id, l.project_id from k join project_action l on l.action_id = k.action_id
      union select d.kind, d.parent_id, l.project_id from (${pillars}) d join project_pillar l on l.pillar_id = d.pillar_id`,
    holdsActions: true,
  };
};

const ofCountries = (ids: readonly number[]): Children => {
  const countries = sql`any(${[...ids]}::int[])`;
  return {
    parents: sql`select ${numberOf('country')} as kind, id as parent_id from country where id = ${countries}`,
    projects: sql`select ${numberOf('country')} as kind, s.parent_id, s.project_id from ${serving('country')} s where s.parent_id = ${countries}`,
    actions: sql`select distinct ${numberOf('country')} as kind, c.country_id as parent_id, l.action_id from project_country c join project_action l on l.project_id = c.project_id where c.country_id = ${countries}`,
    holdsActions: false,
    moreEvents: sql`select ${numberOf('country')}, e.country_id, e.id from event e where e.country_id = ${countries}`,
  };
};

const toCounts = ({ kind: _, parentId: __, ...counts }: CountRow): Counts => counts;

/** How many different things stand under each parent. A plan is counted at once, with all its levels. */
export const countLoaders = (db: Reader, lens: Lens) => {
  const planCounts = batch(async (ids) => {
    const rows = await countRows(db, lens, ofPlans(ids));
    const counts = new Map(rows.map((row) => [`${kinds[row.kind]} ${row.parentId}`, toCounts(row)]));
    return new Map(ids.map((id) => [id, counts]));
  }, neverAbsent);
  return {
    counts: async (planId: number, part: PlanPart, id: number): Promise<Counts> =>
      (await planCounts.load(planId)).get(`${part} ${id}`) ?? none,
    countsOfCountry: batch(
      async (ids) => new Map((await countRows(db, lens, ofCountries(ids))).map((row) => [row.parentId, toCounts(row)])),
      () => none,
    ),
  };
};
