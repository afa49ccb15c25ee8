import type { Attribution } from '../../vocabulary/index.js';
import type { FundingKind } from './funding.js';
import { type MoneyMeasure, rules } from './measures.js';

const CONVERSION = [
  'Each amount is converted at the rate of its value date (at most 31 days older), or the inverse of the opposite one,',
  'and the sum is rounded once, half-even, to the minor unit of its currency.',
].join(' ');

const countedWith = (attribution: Attribution, kind: FundingKind): string => {
  if (attribution === 'FULL') return 'Each project counts whole';
  const what = kind === 'country' ? 'its percentage in the country' : 'its share in the actions';
  return `Each project counts with ${what}; where none is stated, with an equal part of what is left of 100`;
};

const whichCount = (attribution: Attribution, kind: FundingKind): string => {
  if (kind === 'project') return 'Those of the project itself, not of its components.';
  if (kind === 'plan') return 'Each project of the plan counts once, components not at all.';
  return `${countedWith(attribution, kind)}, components not at all.`;
};

/** How a measure of a funding is computed, in words. */
export const explainRule = (measure: MoneyMeasure | 'BUDGET', attribution: Attribution, kind: FundingKind): string =>
  `${rules[measure]} ${whichCount(attribution, kind)} ${CONVERSION}`;
