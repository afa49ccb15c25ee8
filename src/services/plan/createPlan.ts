import type { EntityManager } from '@mikro-orm/postgresql';
import { inUse, notFound, outOfRange, refuse, type UserError } from '../../domain/userErrors.js';
import { Action, ActionPlan, Pillar } from '../../entities/plan/index.js';
import type { PlanInput } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { meantBy } from '../write/stored.js';
import { checkPlan } from './checkPlan.js';
import { checkPredecessors, putPredecessors } from './succession.js';

/** The plan that is superseded, and why it cannot be. */
const givenPlanBefore = async (
  em: EntityManager,
  { supersedes: code, startDate }: PlanInput,
): Promise<{ plan: ActionPlan | null; errors: UserError[] }> => {
  if (code == null) return { plan: null, errors: [] };
  const plan = await meantBy(em, ActionPlan, code);
  if (!plan) return { plan, errors: [notFound('input.supersedes', 'plan', code)] };
  if (startDate < plan.startDate) {
    const message = `${startDate} is before the start of ${code}, ${plan.startDate}; a plan supersedes an earlier one`;
    return { plan, errors: [outOfRange('input.startDate', message)] };
  }
  const other = await em.findOne(ActionPlan, { supersedes: plan });
  return {
    plan,
    errors: other ? [inUse('input.supersedes', `${code} is superseded by ${other.code} already`)] : [],
  };
};

/** Creates the pillars of a plan and their actions, which go on from those of the plan before. */
const createParts = async (
  writing: Writing,
  plan: ActionPlan,
  before: ActionPlan | null,
  { pillars }: PlanInput,
): Promise<void> => {
  const { em, entered: provenance } = writing;
  for (const { number, title, actions } of pillars) {
    const pillar = em.create(Pillar, { plan, number, code: `P${number}`, title, provenance });
    for (const { precededBy, ...seed } of actions) {
      const code = `A${String(seed.number).padStart(2, '0')}`;
      const description = seed.description ?? null;
      const action = em.create(Action, { ...seed, description, plan, pillar, code, provenance });
      if (precededBy && before) await putPredecessors(writing, action, before, precededBy);
    }
  }
};

/**
 * Creates a plan with its pillars and actions, beside all others. Pillars get the codes P1, P2 …, actions A01, A02 …
 */
export const createPlan = (
  request: WriteRequest,
  input: PlanInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createPlan', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    const {
      pillars,
      supersedes: _,
      timeZone,
      onTrackFrom,
      atRiskFrom,
      freshDays,
      agingDays,
      fiscalYearStart,
      ...own
    } = input;
    const before = await givenPlanBefore(em, input);
    const seeds = pillars.flatMap(({ actions }, index) =>
      actions.map(({ precededBy }, place) => ({
        given: precededBy ?? [],
        at: `input.pillars.${index}.actions.${place}.precededBy`,
      })),
    );
    refuse([
      ...(await checkPlan(em, input)),
      ...before.errors,
      ...(await checkPredecessors(writing, before.plan, seeds, null)),
    ]);
    const settings = Object.fromEntries(
      Object.entries({ timeZone, onTrackFrom, atRiskFrom, freshDays, agingDays, fiscalYearStart }).filter(
        ([, value]) => value != null,
      ),
    );
    const plan = em.create(ActionPlan, {
      ...own,
      ...settings,
      description: own.description ?? null,
      supersedes: before.plan,
      provenance: entered,
    });
    await createParts(writing, plan, before.plan, input);
    await em.flush();
    audit({ subjectType: 'ActionPlan', subjectId: plan.id, to: input });
    return [plan.id];
  });
