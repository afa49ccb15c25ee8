import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { repeats } from '../../domain/repeats.js';
import { duplicate, invalid, outOfRange, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { ActionPlan } from '../../entities/plan/index.js';
import type { PlanInput } from '../../schema/plan/index.js';
import { checkCode, checkName, checkText, underLaw } from '../write/checks.js';
import { checkFree } from '../write/stored.js';
import { unknownTimeZones, zoneUnknown } from './timeZones.js';

const checkNumbers = (numbers: readonly { number: number; field: string }[], what: string): UserError[] => {
  const again = repeats(numbers.map(({ number }) => number));
  return numbers.flatMap(({ number, field }, index) => [
    ...when(number <= 0, outOfRange(field, `${number} is not a number of ${what}: they are counted from 1`)),
    ...when(again.has(index), duplicate(field, `${what} ${number} is given twice`)),
  ]);
};

const checkOwn = (input: PlanInput, taken: readonly UserError[]): UserError[] => [
  ...checkCode(input.code, 'input.code'),
  ...checkName(input.title, 'input.title'),
  ...checkText(input.description, 'input.description', false),
  ...taken,
  ...underLaw('input', laws.planDays(input)),
  ...underLaw('input', laws.planCurrency(input)),
  ...when(!input.pillars.length, requiredField('input.pillars', 'a plan has at least one pillar')),
  ...underLaw('input', [
    ...laws.planZone(input),
    ...laws.planThresholds(input),
    ...laws.planFreshness(input),
    ...laws.fiscalYear(input),
  ]),
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

/** An error if the database does not know the time zone that is given. */
export const checkZone = async (
  em: EntityManager,
  { timeZone }: { timeZone?: string | null | undefined },
): Promise<UserError[]> => {
  if (timeZone == null) return [];
  const unknown = await unknownTimeZones(em, [timeZone]);
  return when(unknown.has(timeZone), invalid('input.timeZone', zoneUnknown(timeZone)));
};

/** Everything wrong with a plan that is to be created, but for the plan before. */
export const checkPlan = async (em: EntityManager, input: PlanInput): Promise<UserError[]> => {
  const taken = await checkFree(em, ActionPlan, input.code, 'a plan');
  return [...checkOwn(input, taken), ...(await checkZone(em, input)), ...checkParts(input)];
};
