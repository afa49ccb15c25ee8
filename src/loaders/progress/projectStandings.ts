import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import { rollUp } from '../../domain/progress/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { momentAt } from '../moments.js';
import type { Condition } from '../search.js';
import { type IndicatorFact, indicatorFacts } from './indicatorFacts.js';
import { reportedOf } from './ownerFacts.js';
import { figuresOf, type OwnerStanding } from './ownerStandings.js';
import { type ProjectFact, projectFacts } from './projectFacts.js';

/** A project at a moment, with its progress. */
export interface ProjectAtMoment {
  fact: ProjectFact;
  standing: OwnerStanding;
}

/** Phases that tell the status by themselves. */
const fixedStatus = (phase: string | null, isKnown: boolean): ProgressStatus | null => {
  if (phase === 'CANCELLED') return 'CANCELLED';
  if (phase === 'SUSPENDED') return 'ON_HOLD';
  return phase === 'PIPELINE' && !isKnown ? 'NOT_STARTED' : null;
};

const projectStanding = (fact: ProjectFact, facts: readonly IndicatorFact[], { asOf }: Moment): OwnerStanding => {
  const { frame, milestones, indicators, inputs } = figuresOf(fact, facts, asOf);
  const isKnown =
    inputs.some(({ value, isMaintained }) => value !== null || isMaintained !== null) || milestones !== null;
  const stated = {
    ...reportedOf(fact),
    isSynthetic: fact.isSyntheticStatus,
    fixed: fixedStatus(fact.activityStatus, isKnown),
  };
  return { ...rollUp({ indicators: inputs, milestones }, frame, stated), indicators };
};

/** Which projects (alias `p`), which indicators (alias `i`) of them, and which plans their links are asked for. */
export interface ProjectChoice {
  projects: Condition;
  indicators: Condition;
  planIds?: readonly number[];
}

/** Progress of projects at several moments: two statements. */
export const readProjects = async (
  db: Reader,
  lens: Lens,
  moments: readonly Moment[],
  chosen: ProjectChoice,
): Promise<ProjectAtMoment[]> => {
  const [facts, indicators] = await Promise.all([
    projectFacts(db, moments, lens, chosen.projects, chosen.planIds),
    indicatorFacts(db, moments, lens, chosen.indicators),
  ]);
  const byProject = Map.groupBy(indicators, ({ n, projectId }) => `${n} ${projectId}`);
  return facts.map((fact) => ({
    fact,
    standing: projectStanding(fact, byProject.get(`${fact.n} ${fact.projectId}`) ?? [], momentAt(moments, fact.n)),
  }));
};
