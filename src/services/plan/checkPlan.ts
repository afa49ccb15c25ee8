import type { EntityManager } from '@mikro-orm/postgresql';
import { isTimeZone } from '../../domain/lens.js';
import { isCurrency } from '../../domain/money/index.js';
import { duplicate, invalid, outOfRange, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { ActionPlan } from '../../entities/plan/index.js';
import type { PlanInput } from '../../schema/plan/index.js';
import { checkCode, checkName, checkText, inOrder } from '../write/checks.js';
import { repeats } from '../write/duplicates.js';
import { checkFree } from '../write/stored.js';

const checkNumbers = (numbers: readonly { number: number; field: string }[], what: string): UserError[] => {
  const again = repeats(numbers.map(({ number }) => number));
  return numbers.flatMap(({ number, field }, index) => [
    ...when(number <= 0, outOfRange(field, `${number} is not a number of ${what}: they are counted from 1`)),
    ...when(again.has(index), duplicate(field, `${what} ${number} is given twice`)),
  ]);
};

const checkTimeZone = (name: string | null | undefined): UserError[] =>
  name == null || isTimeZone(name)
    ? []
    : [invalid('input.timeZone', `"${name.slice(0, 60)}" is not a time zone such as "Asia/Bangkok"`)];

const checkSettings = ({ timeZone, onTrackFrom, atRiskFrom, freshDays, agingDays }: PlanInput): UserError[] => {
  const [onTrack, atRisk, fresh, aging] = [onTrackFrom ?? 0.9, atRiskFrom ?? 0.6, freshDays ?? 90, agingDays ?? 180];
  return [
    ...checkTimeZone(timeZone),
    ...when(!(onTrack > 0 && onTrack <= 1), outOfRange('input.onTrackFrom', `${onTrack} is not above 0 and at most 1`)),
    ...when(
      !(atRisk > 0 && atRisk <= onTrack),
      outOfRange('input.atRiskFrom', `${atRisk} is not above 0 and at most onTrackFrom, ${onTrack}`),
    ),
    ...when(fresh < 1, outOfRange('input.freshDays', `${fresh} is below 1`)),
    ...when(aging < fresh, outOfRange('input.agingDays', `agingDays, ${aging}, must not be below freshDays, ${fresh}`)),
  ];
};

const checkOwn = (input: PlanInput, taken: readonly UserError[]): UserError[] => [
  ...checkCode(input.code, 'input.code'),
  ...checkName(input.title, 'input.title'),
  ...checkText(input.description, 'input.description', false),
  ...taken,
  ...inOrder(input.startDate, input.endDate, 'input.endDate'),
  ...when(
    !isCurrency(input.reportingCurrency),
    invalid('input.reportingCurrency', `"${input.reportingCurrency}" is not a currency of ISO 4217, such as "USD"`),
  ),
  ...when(!input.pillars.length, requiredField('input.pillars', 'a plan has at least one pillar')),
  ...checkSettings(input),
];

const checkParts = ({ pillars }: PlanInput): UserError[] => {
  const placed = pillars.map((pillar, index) => ({
    ...pillar,
    at: `input.pillars.${index}`,
    actions: pillar.actions.map((action, place) => ({ ...action, at: `input.pillars.${index}.actions.${place}` })),
  }));
  const numbered = (parts: readonly { number: number; at: string }[]) =>
    parts.map(({ number, at }) => ({ number, field: `${at}.number` }));
  return [
    ...checkNumbers(numbered(placed), 'pillar'),
    ...checkNumbers(numbered(placed.flatMap(({ actions }) => actions)), 'action'),
    ...placed.flatMap((pillar) => [
      ...checkName(pillar.title, `${pillar.at}.title`),
      ...pillar.actions.flatMap(({ title, description, at }) => [
        ...checkName(title, `${at}.title`),
        ...checkText(description, `${at}.description`, false),
      ]),
    ]),
  ];
};

/** Everything wrong with a plan that is to be created, but for the plan before. */
export const checkPlan = async (em: EntityManager, input: PlanInput): Promise<UserError[]> => {
  const taken = await checkFree(em, ActionPlan, input.code, 'a plan');
  return [...checkOwn(input, taken), ...checkParts(input)];
};
