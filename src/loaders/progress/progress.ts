import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type Moment, momentOf } from '../../domain/moment.js';
import { completeShares } from '../../domain/plan/index.js';
import {
  asInput,
  elapsed,
  expectedOf,
  type Input,
  measure,
  rollUp,
  type Span,
  type Standing,
  standingOf,
  type Thresholds,
} from '../../domain/progress/index.js';
import { withRate } from '../../domain/reporting/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { batch, keyed, neverAbsent, perArguments } from '../batch.js';
import type { Condition } from '../search.js';
import { type IndicatorFact, indicatorFacts } from './indicatorFacts.js';
import { type ActionFact, actionFacts, type PlanFact, type ProjectFact, projectFacts } from './ownerFacts.js';

/** What stands within a plan that has progress. */
export type PlanPart = 'plan' | 'pillar' | 'workingGroup' | 'action';

/** An indicator's progress with the figures that it comes from. */
export interface IndicatorStanding extends Standing {
  fact: IndicatorFact;
}

/** Progress of something that indicators and milestones hang on, with that of its indicators. */
export interface OwnerStanding extends Standing {
  indicators: ReadonlyMap<number, IndicatorStanding>;
}

/** Progress of a plan and of everything in it, at one moment. */
export interface PlanStandings {
  actions: ReadonlyMap<number, OwnerStanding>;
  of(part: PlanPart, id: number): Standing;
  /** Actions under a part of the plan. */
  actionsOf(part: PlanPart, id: number): OwnerStanding[];
  /** Where each action stands in the plan. */
  places: readonly ActionPlace[];
  /** Progress of some of the actions together. */
  together(actionIds: ReadonlySet<number>): Standing;
}

/** Numbers of an action and of what it stands under. */
export interface ActionPlace {
  actionId: number;
  pillarId: number | null;
  groupId: number | null;
}

interface Frame {
  asOf: string;
  span: Span;
  thresholds: Thresholds;
}

const indicatorStanding = (fact: IndicatorFact, frame: Frame): IndicatorStanding => {
  const span = { start: frame.span.start, end: fact.targetDate ?? frame.span.end };
  const { expected, reported, approved, onTime, isSynthetic } = fact;
  const expectation = expectedOf(fact, frame.asOf, span);
  const standing = standingOf(
    {
      measurement: measure(fact),
      expected: expectation,
      method: 'INDICATORS',
      coverage: withRate({ expected, reported, approved, onTime }),
      inputs: [],
      isSynthetic,
    },
    { ...frame, span },
  );
  return { ...standing, fact };
};

const ofIndicators = (facts: readonly IndicatorFact[], frame: Frame) => {
  const standings = new Map(facts.map((fact) => [fact.indicatorId, indicatorStanding(fact, frame)]));
  const inputs: Input[] = facts.map((fact) => {
    const standing = standings.get(fact.indicatorId) as IndicatorStanding;
    const span = { start: frame.span.start, end: fact.targetDate ?? frame.span.end };
    return asInput(standing, 'Indicator', fact.indicatorId, fact.weight, expectedOf(fact, frame.asOf, span));
  });
  return { standings, inputs };
};

const milestonesOf = ({ milestones, doneWeight, allWeight, hasSyntheticMilestone }: ActionFact | ProjectFact) =>
  milestones > 0 && doneWeight !== null && allWeight !== null
    ? { count: milestones, done: doneWeight, all: allWeight, isSynthetic: hasSyntheticMilestone }
    : null;

/** Phases that say by themselves how a project stands. */
const fixedStatus = (phase: string | null, isKnown: boolean): ProgressStatus | null => {
  if (phase === 'CANCELLED') return 'CANCELLED';
  if (phase === 'SUSPENDED') return 'ON_HOLD';
  return phase === 'PIPELINE' && !isKnown ? 'NOT_STARTED' : null;
};

const projectStanding = (fact: ProjectFact, indicators: readonly IndicatorFact[], { asOf }: Moment): OwnerStanding => {
  const frame = { asOf, span: fact, thresholds: fact };
  const { standings, inputs } = ofIndicators(indicators, frame);
  const milestones = milestonesOf(fact);
  const isKnown =
    inputs.some(({ value, isMaintained }) => value !== null || isMaintained !== null) || milestones !== null;
  const stated = {
    reported: fact.reportedStatus,
    isSynthetic: fact.isSyntheticStatus,
    fixed: fixedStatus(fact.activityStatus, isKnown),
  };
  return { ...rollUp({ indicators: inputs, milestones }, frame, stated), indicators: standings };
};

interface ProjectAtMoment {
  fact: ProjectFact;
  standing: OwnerStanding;
}

/** Progress of projects at several moments: two statements. */
const readProjects = async (
  db: Reader,
  lens: Lens,
  moments: readonly Moment[],
  which: Condition,
  ofWhich: Condition,
  planIds: readonly number[] = [],
): Promise<ProjectAtMoment[]> => {
  const [facts, indicators] = await Promise.all([
    projectFacts(db, moments, lens, which, planIds),
    indicatorFacts(db, moments, lens, ofWhich),
  ]);
  const byProject = Map.groupBy(indicators, ({ n, projectId }) => `${n} ${projectId}`);
  return facts.map((fact) => ({
    fact,
    standing: projectStanding(fact, byProject.get(`${fact.n} ${fact.projectId}`) ?? [], moments[fact.n] as Moment),
  }));
};

/** Links of a project with their shares, those that no source states filled in for each plan. */
const sharesOf = ({ links }: ProjectFact) =>
  [...Map.groupBy(links, ({ planId }) => planId).values()].flatMap((some) => {
    const shares = completeShares(some.map(({ share }) => share));
    return some.map(({ actionId }, index) => ({ actionId, share: shares[index]?.share ?? '0' }));
  });

const hasAll = ({ actual, baseline, target }: IndicatorFact) => actual !== null && baseline !== null && target !== null;

/** Progress of every action of some plans, with the facts of each: two statements, and two more where actions rest on their projects. */
const readActions = async (db: Reader, lens: Lens, moments: readonly Moment[], planIds: readonly number[]) => {
  const [rows, indicators] = await Promise.all([
    actionFacts(db, moments, lens, planIds),
    indicatorFacts(
      db,
      moments,
      lens,
      sql<boolean>`i.action_id in (select a.id from action a where a.plan_id = any(${[...planIds]}::int[]))`,
    ),
  ]);
  const facts = rows.filter((row): row is ActionFact => row.actionId !== null);
  const indicatorsOf = Map.groupBy(indicators, ({ n, actionId }) => `${n} ${actionId}`);
  const resting = facts
    .filter((fact) => fact.milestones === 0 && !indicatorsOf.get(`${fact.n} ${fact.actionId}`)?.some(hasAll))
    .map(({ actionId }) => actionId);
  const served = sql`(select l.project_id from project_action l where l.action_id = any(${[...new Set(resting)]}::int[]))`;
  const projects = resting.length
    ? await readProjects(
        db,
        lens,
        moments,
        sql<boolean>`p.financial_scope = 'WHOLE' and p.id in ${served}`,
        sql<boolean>`i.project_id in ${served}`,
        planIds,
      )
    : [];
  const servedBy = Map.groupBy(
    projects.flatMap(({ fact, standing }) =>
      sharesOf(fact).map(({ actionId, share }) => ({
        key: `${fact.n} ${actionId}`,
        projectId: fact.projectId,
        share,
        standing,
      })),
    ),
    ({ key }) => key,
  );
  const actions = facts.map((fact) => {
    const key = `${fact.n} ${fact.actionId}`;
    const { asOf } = moments[fact.n] as Moment;
    const frame = { asOf, span: fact, thresholds: fact };
    const { standings, inputs } = ofIndicators(indicatorsOf.get(key) ?? [], frame);
    const ofProjects = (servedBy.get(key) ?? []).map(({ projectId, share, standing }) =>
      asInput(standing, 'Project', projectId, share, elapsed(asOf, fact)),
    );
    const stated = {
      reported: fact.reportedStatus,
      assessed: fact.assessedStatus,
      note: fact.assessmentNote,
      isSynthetic: fact.isSyntheticStatus,
    };
    const standing = rollUp(
      { indicators: inputs, milestones: milestonesOf(fact), projects: ofProjects },
      frame,
      stated,
    );
    return { fact, standing: { ...standing, indicators: standings } as OwnerStanding };
  });
  return { plans: rows as readonly PlanFact[], actions };
};

type ActionRow = Awaited<ReturnType<typeof readActions>>['actions'][number];

const isUnder: Record<PlanPart, (fact: ActionFact, id: number) => boolean> = {
  plan: ({ planId }, id) => planId === id,
  pillar: ({ pillarId }, id) => pillarId === id,
  workingGroup: ({ groupId }, id) => groupId === id,
  action: ({ actionId }, id) => actionId === id,
};

const planStandings = (plan: PlanFact, rows: readonly ActionRow[], { asOf }: Moment): PlanStandings => {
  const actions = new Map(rows.map(({ fact, standing }) => [fact.actionId, standing]));
  const frame = { asOf, span: { start: plan.planStart, end: plan.planEnd }, thresholds: plan };
  const under = (part: PlanPart, id: number) => rows.filter(({ fact }) => isUnder[part](fact, id));
  const mean = (some: readonly ActionRow[]) =>
    rollUp(
      {
        actions: some.map(({ fact, standing }) =>
          asInput(standing, 'Action', fact.actionId, fact.weight, elapsed(asOf, fact)),
        ),
      },
      frame,
    );
  return {
    actions,
    places: rows.map(({ fact }) => fact),
    together: (actionIds) => mean(rows.filter(({ fact }) => actionIds.has(fact.actionId))),
    actionsOf: (part, id) => under(part, id).map(({ standing }) => standing),
    of: (part, id) => {
      const own = part === 'action' ? actions.get(id) : undefined;
      return own ?? mean(under(part, id));
    },
  };
};

const byProject = (rows: readonly ProjectAtMoment[]) =>
  new Map(rows.map(({ fact, standing }) => [fact.projectId, standing]));

/** Progress of plans with all that is in them, and of projects, through the lens or at moments of one's own. */
export const progressLoaders = (db: Reader, lens: Lens) => {
  const planProgressAt = perArguments((moments: readonly Moment[]) =>
    batch<PlanStandings[]>(async (ids) => {
      const { plans, actions } = await readActions(db, lens, moments, ids);
      const settings = keyed(plans, 'planId');
      const byPlan = Map.groupBy(actions, ({ fact }) => `${fact.n} ${fact.planId}`);
      return new Map(
        [...settings].map(([id, plan]) => [
          id,
          moments.map((moment, n) => planStandings(plan, byPlan.get(`${n} ${id}`) ?? [], moment)),
        ]),
      );
    }, neverAbsent),
  );
  const now = [momentOf(lens)];
  const projectProgress = batch<OwnerStanding>(
    async (ids) =>
      byProject(
        await readProjects(
          db,
          lens,
          now,
          sql<boolean>`p.id = any(${ids}::int[])`,
          sql<boolean>`i.project_id = any(${ids}::int[])`,
        ),
      ),
    neverAbsent,
  );
  return {
    planProgressAt,
    planProgress: async (planId: number): Promise<PlanStandings> =>
      (await planProgressAt(now).load(planId))[0] ?? neverAbsent(),
    projectProgress,
    /** Progress of every project. */
    allProjects: async () =>
      byProject(await readProjects(db, lens, now, sql<boolean>`true`, sql<boolean>`i.project_id is not null`)),
  };
};
