import type { IndicatorInput } from '../generated/graphql.js';

/** An indicator that rises from 0 to 10 people. */
export const definition = (owner: string, more: Partial<IndicatorInput> = {}): IndicatorInput => ({
  owner,
  code: 'NEW',
  title: 'A new one',
  unit: 'people',
  measure: 'UNIT',
  direction: 'INCREASE',
  reportingBasis: 'POINT_IN_TIME',
  acrossPeriods: 'LATEST',
  acrossUnits: 'NONE',
  baseline: { value: '0' },
  target: { value: '10' },
  ...more,
});
