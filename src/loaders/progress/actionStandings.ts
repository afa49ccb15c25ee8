import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import { asInput, elapsed, isMeasurable, rollUp, type Standing } from '../../domain/progress/index.js';
import { momentAt } from '../moments.js';
import { completeLinks } from '../plan/completeLinks.js';
import { type ActionFact, actionFacts, type PlanFact } from './actionFacts.js';
import { type IndicatorFact, indicatorFacts } from './indicatorFacts.js';
import { reportedOf } from './ownerFacts.js';
import { figuresOf, type OwnerStanding } from './ownerStandings.js';
import { type ProjectAtMoment, readProjects } from './projectStandings.js';

/** An action at a moment, with its progress. */
export interface ActionAtMoment {
  fact: ActionFact;
  standing: OwnerStanding;
}

/** A project that an action may be measured by, with its share in that action. */
interface ServingProject {
  /** Number of the moment and of the action. */
  key: string;
  projectId: number;
  share: string;
  standing: Standing;
}

const keyOf = ({ n, actionId }: { n: number; actionId: number | null }) => `${n} ${actionId}`;

/** A project once for each action that it serves; shares that no source states are filled in for each plan. */
const onceForEachAction = ({ fact, standing }: ProjectAtMoment): ServingProject[] =>
  [...Map.groupBy(fact.links, ({ planId }) => planId).values()].flatMap((links) =>
    completeLinks(links, ({ share }) => share)
      .filter(({ link }) => link.share === null || Number(link.share) > 0)
      .map(({ link, exact }) => ({
        key: keyOf({ n: fact.n, actionId: link.actionId }),
        projectId: fact.projectId,
        share: exact,
        standing,
      })),
  );

const actionStanding = (
  fact: ActionFact,
  facts: readonly IndicatorFact[],
  serving: readonly ServingProject[],
  { asOf }: Moment,
): OwnerStanding => {
  const { frame, milestones, indicators, inputs } = figuresOf(fact, facts, asOf);
  const projects = serving.map(({ projectId, share, standing }) =>
    asInput(standing, 'Project', projectId, share, elapsed(asOf, fact)),
  );
  const stated = {
    ...reportedOf(fact),
    assessed: fact.assessedStatus,
    assessedOn: fact.assessedOn,
    note: fact.assessmentNote,
    isSynthetic: fact.isSyntheticStatus,
  };
  return { ...rollUp({ indicators: inputs, milestones, projects }, frame, stated), indicators };
};

/** Projects that serve some actions, at several moments: two statements, none where there are no actions. */
const projectsServing = async (
  db: Reader,
  lens: Lens,
  moments: readonly Moment[],
  actionIds: ReadonlySet<number>,
  planIds: readonly number[],
): Promise<ProjectAtMoment[]> => {
  if (!actionIds.size) return [];
  const served = sql`(
        select link.project_id
        from project_action link
        where link.action_id = any(${[...actionIds]}::int[]) and link.share is distinct from 0
      )`;
  return readProjects(db, lens, moments, {
    projects: sql<boolean>`p.financial_scope = 'WHOLE' and p.id in ${served}`,
    indicators: sql<boolean>`i.project_id in ${served}`,
    planIds,
  });
};

/**
 * Progress of every action of some plans, with the facts of each: two statements, and two more where some actions have
 * neither milestones nor indicators with data, and so are measured by their projects.
 */
export const readActions = async (db: Reader, lens: Lens, moments: readonly Moment[], planIds: readonly number[]) => {
  const ofPlans = sql<boolean>`i.action_id in (
        select a.id
        from action a
        where a.plan_id = any(${[...planIds]}::int[])
      )`;
  const [rows, indicators] = await Promise.all([
    actionFacts(db, moments, lens, planIds),
    indicatorFacts(db, moments, lens, ofPlans),
  ]);
  const facts = rows.filter((row): row is ActionFact => row.actionId !== null);
  const indicatorsOf = Map.groupBy(indicators, keyOf);
  const byProjects = facts.filter(
    (fact) => fact.milestones === 0 && !indicatorsOf.get(keyOf(fact))?.some(isMeasurable),
  );
  const served = new Set(byProjects.map(({ actionId }) => actionId));
  const projects = await projectsServing(db, lens, moments, served, planIds);
  const servedBy = Map.groupBy(projects.flatMap(onceForEachAction), ({ key }) => key);
  const actions: ActionAtMoment[] = facts.map((fact) => ({
    fact,
    standing: actionStanding(
      fact,
      indicatorsOf.get(keyOf(fact)) ?? [],
      servedBy.get(keyOf(fact)) ?? [],
      momentAt(moments, fact.n),
    ),
  }));
  return { plans: rows as readonly PlanFact[], actions };
};
