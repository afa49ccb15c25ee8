import type { EntityManager } from '@mikro-orm/postgresql';
import { isTimeZone } from '../../domain/lens.js';
import { isCurrency } from '../../domain/money/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Action, ActionPlan, Pillar } from '../../entities/plan/index.js';
import type { Wording } from '../../vocabulary/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkText } from '../write/checks.js';
import { repeats } from '../write/duplicates.js';
import { checkPredecessors, type Predecessor, putPredecessors } from './succession.js';

interface ActionSeed {
  number: number;
  title: string;
  description?: string | null;
  wording: Wording;
  precededBy?: readonly Predecessor[] | null;
}

interface PillarSeed {
  number: number;
  title: string;
  actions: readonly ActionSeed[];
}

export interface PlanGiven {
  code: string;
  title: string;
  description?: string | null;
  startDate: string;
  endDate: string;
  reportingCurrency: string;
  timeZone?: string | null;
  onTrackFrom?: number | null;
  atRiskFrom?: number | null;
  freshDays?: number | null;
  agingDays?: number | null;
  supersedes?: string | null;
  pillars: readonly PillarSeed[];
}

const userError = (code: UserError['code'], field: string, message: string): UserError => ({ code, field, message });

const checkNumbers = (numbers: readonly { number: number; field: string }[], what: string): UserError[] => {
  const again = repeats(numbers.map(({ number }) => number));
  return numbers.flatMap(({ number, field }, index) => [
    ...(number > 0
      ? []
      : [userError('OUT_OF_RANGE', field, `${number} is not a number of ${what}: they are counted from 1`)]),
    ...(again.has(index) ? [userError('DUPLICATE', field, `${what} ${number} is given twice`)] : []),
  ]);
};

const checkSettings = ({ timeZone, onTrackFrom, atRiskFrom, freshDays, agingDays }: PlanGiven): UserError[] => {
  const errors: UserError[] = [];
  if (timeZone != null && !isTimeZone(timeZone))
    errors.push(
      userError('INVALID', 'input.timeZone', `"${timeZone.slice(0, 60)}" is not a time zone such as "Asia/Bangkok"`),
    );
  const [onTrack, atRisk, fresh, aging] = [onTrackFrom ?? 0.9, atRiskFrom ?? 0.6, freshDays ?? 90, agingDays ?? 180];
  if (!(onTrack > 0 && onTrack <= 1))
    errors.push(userError('OUT_OF_RANGE', 'input.onTrackFrom', `${onTrack} is not above 0 and at most 1`));
  if (!(atRisk > 0 && atRisk <= onTrack))
    errors.push(
      userError('OUT_OF_RANGE', 'input.atRiskFrom', `${atRisk} is not above 0 and at most onTrackFrom, ${onTrack}`),
    );
  if (fresh < 1) errors.push(userError('OUT_OF_RANGE', 'input.freshDays', `${fresh} is below 1`));
  if (aging < fresh) errors.push(userError('OUT_OF_RANGE', 'input.agingDays', `${aging} is below freshDays, ${fresh}`));
  return errors;
};

const checkPlan = async (em: EntityManager, input: PlanGiven): Promise<UserError[]> => {
  const errors = [
    ...checkCode(input.code, 'input.code'),
    ...checkText(input.title, 'input.title', true),
    ...checkText(input.description, 'input.description', false),
  ];
  if (await em.count(ActionPlan, { code: input.code }))
    errors.push(userError('DUPLICATE', 'input.code', `there is a plan ${input.code} already`));
  if (input.startDate > input.endDate)
    errors.push(userError('OUT_OF_RANGE', 'input.endDate', `${input.endDate} is before the start ${input.startDate}`));
  if (!isCurrency(input.reportingCurrency))
    errors.push(
      userError(
        'INVALID',
        'input.reportingCurrency',
        `"${input.reportingCurrency}" is not a currency of ISO 4217, such as "USD"`,
      ),
    );
  if (!input.pillars.length) errors.push(userError('REQUIRED', 'input.pillars', 'a plan has at least one pillar'));
  const pillars = input.pillars.map(({ number }, index) => ({ number, field: `input.pillars.${index}.number` }));
  const actions = input.pillars.flatMap((pillar, index) =>
    pillar.actions.map(({ number }, at) => ({ number, field: `input.pillars.${index}.actions.${at}.number` })),
  );
  errors.push(...checkSettings(input), ...checkNumbers(pillars, 'pillar'), ...checkNumbers(actions, 'action'));
  input.pillars.forEach((pillar, index) => {
    errors.push(...checkText(pillar.title, `input.pillars.${index}.title`, true));
    pillar.actions.forEach(({ title, description }, at) => {
      errors.push(
        ...checkText(title, `input.pillars.${index}.actions.${at}.title`, true),
        ...checkText(description, `input.pillars.${index}.actions.${at}.description`, false),
      );
    });
  });
  return errors;
};

/** The plan that is superseded, or why it cannot be. */
const superseded = async (
  em: EntityManager,
  code: string | null | undefined,
  startDate: string,
): Promise<{ plan: ActionPlan | null; errors: UserError[] }> => {
  if (code == null) return { plan: null, errors: [] };
  const plan = await em.findOne(ActionPlan, { code });
  if (!plan) return { plan, errors: [userError('NOT_FOUND', 'input.supersedes', `there is no plan ${code}`)] };
  if (startDate < plan.startDate)
    return {
      plan,
      errors: [
        userError(
          'OUT_OF_RANGE',
          'input.startDate',
          `${startDate} is before the start of ${code}, ${plan.startDate}; a plan supersedes an earlier one`,
        ),
      ],
    };
  const other = await em.findOne(ActionPlan, { supersedes: plan });
  return {
    plan,
    errors: other ? [userError('IN_USE', 'input.supersedes', `${code} is superseded by ${other.code} already`)] : [],
  };
};

/** Creates a plan with its pillars and actions, beside all others. Pillars get the codes P1, P2 …, actions A01, A02 … */
export const createPlan = (
  request: WriteRequest,
  input: PlanGiven,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createPlan', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    const { pillars, supersedes, timeZone, onTrackFrom, atRiskFrom, freshDays, agingDays, ...own } = input;
    const before = await superseded(em, supersedes, input.startDate);
    const seeds = pillars.flatMap(({ actions }, index) =>
      actions.map(({ precededBy }, at) => ({
        given: precededBy ?? [],
        at: `input.pillars.${index}.actions.${at}.precededBy`,
      })),
    );
    refuse([
      ...(await checkPlan(em, input)),
      ...before.errors,
      ...(await checkPredecessors(writing, before.plan, seeds, null)),
    ]);
    const settings = Object.fromEntries(
      Object.entries({ timeZone, onTrackFrom, atRiskFrom, freshDays, agingDays }).filter(([, value]) => value != null),
    );
    const plan = em.create(ActionPlan, {
      ...own,
      ...settings,
      description: own.description ?? null,
      supersedes: before.plan,
      provenance: entered,
    });
    for (const { number, title, actions } of pillars) {
      const pillar = em.create(Pillar, { plan, number, code: `P${number}`, title, provenance: entered });
      for (const { precededBy, ...seed } of actions) {
        const code = `A${String(seed.number).padStart(2, '0')}`;
        const action = em.create(Action, {
          ...seed,
          description: seed.description ?? null,
          plan,
          pillar,
          code,
          provenance: entered,
        });
        if (precededBy && before.plan) await putPredecessors(writing, action, before.plan, precededBy);
      }
    }
    await em.flush();
    audit({ subjectType: 'ActionPlan', subjectId: plan.id, to: input });
    return [plan.id];
  });
