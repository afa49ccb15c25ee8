import type { Moment } from '../../domain/moment.js';
import { asInput, elapsed, rollUp, type Standing } from '../../domain/progress/index.js';
import type { ActionFact, PlanFact } from './actionFacts.js';
import type { ActionAtMoment } from './actionStandings.js';
import type { OwnerStanding } from './ownerStandings.js';

/** A part of a plan that has progress, and the plan itself. */
export type PlanPart = 'plan' | 'pillar' | 'workingGroup' | 'action';

/** Numbers of an action and of what it belongs to. */
export interface ActionPlace {
  actionId: number;
  pillarId: number | null;
  groupId: number | null;
}

/** Progress of a plan and of everything in it, at one moment. */
export interface PlanStandings {
  actions: ReadonlyMap<number, OwnerStanding>;
  of(part: PlanPart, id: number): Standing;
  /** Actions of a part of the plan. */
  actionsOf(part: PlanPart, id: number): OwnerStanding[];
  /** What each action belongs to. */
  places: readonly ActionPlace[];
  /** Progress of some of the actions together. */
  together(actionIds: ReadonlySet<number>): Standing;
}

const isIn: Record<PlanPart, (fact: ActionFact, id: number) => boolean> = {
  plan: ({ planId }, id) => planId === id,
  pillar: ({ pillarId }, id) => pillarId === id,
  workingGroup: ({ groupId }, id) => groupId === id,
  action: ({ actionId }, id) => actionId === id,
};

/** An action that was cancelled, or merged into another, is in no mean and in no coverage. */
const isCarriedOut = ({ standing: { progress } }: ActionAtMoment) =>
  progress.status !== 'CANCELLED' && progress.status !== 'MERGED';

/** Progress of a plan from that of its actions. */
export const planStandings = (plan: PlanFact, rows: readonly ActionAtMoment[], { asOf }: Moment): PlanStandings => {
  const actions = new Map(rows.map(({ fact, standing }) => [fact.actionId, standing]));
  const frame = { asOf, span: { start: plan.planStart, end: plan.planEnd }, thresholds: plan };
  const rowsIn = (part: PlanPart, id: number) => rows.filter(({ fact }) => isIn[part](fact, id));
  const mean = (some: readonly ActionAtMoment[]) =>
    rollUp(
      {
        actions: some
          .filter(isCarriedOut)
          .map(({ fact, standing }) => asInput(standing, 'Action', fact.actionId, fact.weight, elapsed(asOf, fact))),
      },
      frame,
    );
  return {
    actions,
    places: rows.map(({ fact }) => fact),
    together: (actionIds) => mean(rows.filter(({ fact }) => actionIds.has(fact.actionId))),
    actionsOf: (part, id) => rowsIn(part, id).map(({ standing }) => standing),
    of: (part, id) => {
      const own = part === 'action' ? actions.get(id) : undefined;
      return own ?? mean(rowsIn(part, id));
    },
  };
};
