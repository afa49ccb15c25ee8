import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Counts } from '../../schema/plan/index.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { batch, neverAbsent } from '../batch.js';
import type { PlanPart } from '../progress/planStandings.js';
import { measuredIndicators } from '../progress/retired.js';
import { countedReports } from '../reporting/reportsThrough.js';
import { type CountParents, countriesAlone, levelsOfPlans, parentKinds } from './countParents.js';

const none: Counts = { actions: 0, projects: 0, donors: 0, countries: 0, indicators: 0, reports: 0, events: 0 };

type CountRow = Counts & { kind: number; parentId: number };

/** Things that are linked to the projects of each parent, each once: rows of (kind, parent_id, counted). */
const linkedTo = (links: string, thing: string, which = sql``) => sql`
      select distinct project_of.kind, project_of.parent_id, ${sql.ref(`link.${thing}`)} as counted
      from project_of
        join ${sql.table(links)} link on link.project_id = project_of.project_id ${which}`;

/** Things that are of an action or a project of each parent, each once: rows of (kind, parent_id, counted). */
const ofSubjects = (things: RawBuilder<unknown>, { countsThroughActions }: CountParents) => {
  const ofProjects = sql`
      select distinct project_of.kind, project_of.parent_id, thing.id as counted
      from project_of
        join ${things} thing on thing.project_id = project_of.project_id`;
  const ofActions = sql`
      select action_of.kind, action_of.parent_id, thing.id
      from action_of
        join ${things} thing on thing.action_id = action_of.action_id`;
  return countsThroughActions ? sql`${ofProjects} union ${ofActions}` : ofProjects;
};

const eventsOf = ({ events }: CountParents) => {
  const ofProjects = linkedTo('eventProjects', 'eventId');
  return events ? sql`${ofProjects} union ${events}` : ofProjects;
};

/** A join that gives each parent the number `n` of its rows. */
const joinCount = (rows: RawBuilder<unknown>, name: keyof Counts) => {
  const alias = sql.ref(name);
  return sql`
      left join (
        select kind, parent_id, count(*)::int as n
        from (${rows}) counted
        group by kind, parent_id
      ) ${alias} on ${alias}.kind = parent.kind and ${alias}.parent_id = parent.parent_id`;
};

/** How many different things belong to each parent: one statement. */
const countRows = async (db: Reader, lens: Lens, given: CountParents): Promise<CountRow[]> => {
  const isFunding = sql`and link.role = ${OrganisationRole.FUNDING}`;
  const { rows } = await sql<CountRow>`
    with
    -- one row is a parent
    parent as materialized (${given.parents}),
    -- one row is an action of a parent
    action_of as materialized (${given.actions}),
    -- one row is a project of a parent
    project_of as materialized (${given.projects}),
    -- one row is a report that counts
    counted_report as materialized ${countedReports(lens)}
    select
      parent.kind,
      parent.parent_id,
      coalesce(actions.n, 0)    as actions,
      coalesce(projects.n, 0)   as projects,
      coalesce(donors.n, 0)     as donors,
      coalesce(countries.n, 0)  as countries,
      coalesce(indicators.n, 0) as indicators,
      coalesce(reports.n, 0)    as reports,
      coalesce(events.n, 0)     as events
    from parent
      ${joinCount(sql`select kind, parent_id, action_id as counted from action_of`, 'actions')}
      ${joinCount(sql`select kind, parent_id, project_id as counted from project_of`, 'projects')}
      ${joinCount(linkedTo('projectOrganisation', 'organisationId', isFunding), 'donors')}
      ${joinCount(linkedTo('projectCountry', 'countryId', sql`and link.percentage is distinct from 0`), 'countries')}
      ${joinCount(ofSubjects(measuredIndicators(lens), given), 'indicators')}
      ${joinCount(ofSubjects(sql`counted_report`, given), 'reports')}
      ${joinCount(eventsOf(given), 'events')}`.execute(db);
  return rows;
};

const toCounts = ({ kind: _, parentId: __, ...counts }: CountRow): Counts => counts;

/** How many different things belong to each parent. A plan is counted at once, with all its levels. */
export const countLoaders = (db: Reader, lens: Lens) => {
  const planCounts = batch(async (ids) => {
    const rows = await countRows(db, lens, levelsOfPlans(ids));
    const counts = new Map(rows.map((row) => [`${parentKinds[row.kind]} ${row.parentId}`, toCounts(row)]));
    return new Map(ids.map((id) => [id, counts]));
  }, neverAbsent);
  return {
    counts: async (planId: number, part: PlanPart, id: number): Promise<Counts> =>
      (await planCounts.load(planId)).get(`${part} ${id}`) ?? none,

    countsOfCountry: batch(
      async (ids) => {
        const rows = await countRows(db, lens, countriesAlone(ids));
        return new Map(rows.map((row) => [row.parentId, toCounts(row)]));
      },
      () => none,
    ),
  };
};
