import type { DatasetInput } from '../../bundle/dataset/dataset.js';
import { type Given, inTurn } from './common.js';
import { createDice, type Dice } from './dice.js';
import { paceOf } from './paces.js';
import { syntheticAssessments } from './syntheticAssessments.js';
import { indicatorOfAction, indicatorOfProject } from './syntheticIndicators.js';
import { syntheticMilestones } from './syntheticMilestones.js';
import { syntheticPeriods, syntheticReports } from './syntheticReports.js';

interface Wish {
  plan: string;
  /** Actions whose progress may be made up. */
  actions: readonly string[];
  projects: Given<'projects'>;
  /** The organisation that reports on each action. */
  leads: ReadonlyMap<string, string | undefined>;
  prefix: string;
}

type Kind = 'INDICATORS' | 'MILESTONES' | 'PROJECTS';
/** What the progress of each action is measured by, in turn. */
const KINDS: readonly Kind[] = ['INDICATORS', 'INDICATORS', 'MILESTONES', 'INDICATORS', 'PROJECTS', 'INDICATORS'];

/** Up to three projects under way that serve an action. */
const projectsServing = (projects: Given<'projects'>, action: string): string[] =>
  projects
    .filter(({ actualStart, actions }) => actualStart && actions?.some((link) => link.action === action))
    .map(({ code }) => code)
    .slice(0, 3);

const progressOfActions = ({ plan, actions, projects }: Wish) => {
  const numbered = actions.map((action, index) => ({ action, index, kind: inTurn(KINDS, index) }));
  return {
    indicators: numbered
      .filter(({ kind }) => kind === 'INDICATORS')
      .map(({ action, index }) =>
        indicatorOfAction({ plan, action }, index, projectsServing(projects, action), paceOf(Math.floor(index / 2))),
      ),
    milestones: numbered
      .filter(({ kind }) => kind === 'MILESTONES')
      .flatMap(({ action, index }) => syntheticMilestones({ plan, action }, Math.floor(index / 3) % 5)),
  };
};

const progressOfProjects = ({ projects }: Wish) => {
  const begun = projects.filter(({ actualStart, financialScope }) => actualStart && financialScope !== 'COMPONENT');
  return {
    indicators: begun.flatMap(({ code }, index) => (index % 2 ? [] : [indicatorOfProject(code, index)])),
    milestones: begun.flatMap(({ code }, index) =>
      index % 4 === 1 ? syntheticMilestones({ project: code }, index % 5) : [],
    ),
  };
};

const reportsOnActions = ({ plan, actions, leads }: Wish, dice: Dice) =>
  actions.flatMap((action, index) => {
    const organisation = leads.get(action) ?? null;
    return syntheticReports({ plan, subject: { action }, organisation, index, statedIn: index % 7 }, dice);
  });

/** Every tenth project reports, if it is under way. */
const reportsOnProjects = ({ plan, projects }: Wish, dice: Dice) =>
  projects
    .filter(({ actualStart }, index) => actualStart && index % 10 === 0)
    .flatMap(({ code, organisations }, index) => {
      const implementing = organisations?.find(({ role }) => role === 'IMPLEMENTING');
      const organisation = implementing?.organisation ?? null;
      return syntheticReports({ plan, subject: { project: code }, organisation, index, statedIn: null }, dice);
    });

/**
 * Made-up results and reports on made-up projects and, marked, on some actions of a plan: so that each status, method
 * and freshness occurs. The dice are drawn in a fixed order: another order is another dataset.
 */
export const syntheticProgress = (wish: Wish) => {
  const dice = createDice(`${wish.prefix} progress`);
  const [ofActions, ofProjects] = [progressOfActions(wish), progressOfProjects(wish)];
  return {
    indicators: [...ofActions.indicators, ...ofProjects.indicators],
    milestones: [...ofActions.milestones, ...ofProjects.milestones],
    reportingPeriods: syntheticPeriods(wish.plan),
    reports: [...reportsOnActions(wish, dice), ...reportsOnProjects(wish, dice)],
    assessments: syntheticAssessments(wish.plan, wish.actions),
  } satisfies Partial<DatasetInput>;
};
