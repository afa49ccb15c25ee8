import { ActivityStatus } from '../../../vocabulary/index.js';
import { type Given, padded, synthetic } from './common.js';
import type { Dice } from './dice.js';
import { fundCodes, partnerCodes } from './syntheticOrganisations.js';

const THEMES = [
  'cross-border fibre',
  'shared infrastructure',
  'rural access',
  'digital skills',
  'digital government',
  'data governance',
  'e-resilience',
  'open data',
  'digital payments',
  'telehealth',
];

/** What is asked for. */
export interface Wish {
  count: number;
  plan: string;
  /** Codes of actions that may be served. */
  actions: readonly string[];
  /** Begins each code, e.g. "SCALE-300". */
  prefix: string;
  /** Begins each name, e.g. "Measured". */
  label: string;
}

/** Phase and dates. A closed project has ended; one under way ends later than anybody is likely to look at it. */
const drawDates = (dice: Dice) => {
  const status = dice.pick(Object.values(ActivityStatus));
  const hasBegun = status !== 'PIPELINE';
  const startYear = hasBegun ? 2022 + dice.below(3) : 2027;
  const start = `${startYear}-${padded(1 + dice.below(12))}`;
  const end = status === 'CLOSED' ? `${startYear + 1}-12` : `${Math.max(startYear + 2, 2028)}-12`;
  return {
    activityStatus: status,
    plannedStart: start,
    actualStart: hasBegun ? start : null,
    plannedEnd: end,
    actualEnd: status === 'CLOSED' ? end : null,
  };
};

/** Some links carry a share, some none, and some leave a part of the project unallocated. */
const drawShares = (dice: Dice, plan: string, served: readonly string[], isShared: boolean) =>
  served.map((action) => ({
    plan,
    action,
    share: isShared ? String(Math.floor((dice.below(3) ? 100 : 80) / served.length)) : null,
    provenance: synthetic,
  }));

/** Up to two funds, and one partner; a component has no funds of its own. */
const drawOrganisations = (dice: Dice, prefix: string, isComponent: boolean) => {
  const funds = isComponent ? [] : dice.some(fundCodes(prefix), dice.below(3));
  return [
    ...funds.map((organisation) => ({ organisation, role: 'FUNDING' as const, provenance: synthetic })),
    { organisation: dice.pick(partnerCodes(prefix)), role: 'IMPLEMENTING' as const, provenance: synthetic },
  ];
};

/** Made-up projects. The dice are drawn in a fixed order: another order is another dataset. */
export const syntheticProjects = ({ count, plan, actions, prefix, label }: Wish, dice: Dice): Given<'projects'> => {
  const width = String(count).length;
  const codeOf = (number: number) => `${prefix}-${padded(number, width)}`;
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const dates = drawDates(dice);
    const isComponent = number % 13 === 0;
    const served = isComponent ? [] : dice.some(actions, 1 + dice.below(3));
    const isShared = dice.below(4) > 0;
    return {
      code: codeOf(number),
      title: `${label} project ${padded(number, Math.max(2, width))}: ${dice.pick(THEMES)}`,
      description: 'Synthetic.',
      ...dates,
      parent: isComponent ? codeOf(number - 1) : null,
      financialScope: isComponent ? ('COMPONENT' as const) : ('WHOLE' as const),
      provenance: synthetic,
      actions: drawShares(dice, plan, served, isShared),
      organisations: drawOrganisations(dice, prefix, isComponent),
    };
  });
};
