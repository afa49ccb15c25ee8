import { Exact, isDecimal } from '../decimal.js';
import {
  definitionBreaches,
  dimensionBreaches,
  type IndicatorDefinition,
  partBreaches,
  scaleBreaches,
  type ValueGiven,
  valueBreaches,
} from '../progress/index.js';
import { again, broken, future, type LawBreach, order } from './breach.js';

interface Course {
  direction: string;
  baseline?: string | null;
  target?: string | null;
}

/** Whether one number is below another; texts that are no numbers are said apart. */
const isBelow = (one: string, other: string): boolean => isDecimal(one) && isDecimal(other) && new Exact(one).lt(other);

/** Rules of indicators and their values, of periods and milestones. */
export const progressLaws = {
  indicatorDefinition: (indicator: IndicatorDefinition): LawBreach[] =>
    definitionBreaches(indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  indicatorTargets: ({ targets }: { targets?: readonly { start: string; end: string }[] | null }) => [
    ...(targets ?? []).flatMap(({ start, end }, index) => order(start, end, `targets.${index}.end`)),
    ...again(
      (targets ?? []).map(({ start, end }) => `${start} to ${end}`),
      'targets',
      'the period',
    ),
  ],

  indicatorCourse: ({ direction, baseline, target }: Course): LawBreach[] => {
    const turned = (rises: boolean) =>
      baseline != null && target != null && (rises ? isBelow(target, baseline) : isBelow(baseline, target));
    const message = `${direction} contradicts a baseline of ${baseline} and a target of ${target}; correct one of the three`;
    return [
      ...broken(direction === 'INCREASE' && turned(true), 'INVALID', 'direction', message),
      ...broken(direction === 'DECREASE' && turned(false), 'INVALID', 'direction', message),
    ];
  },

  indicatorTolerance: ({ tolerance }: { tolerance?: string | null }) =>
    broken(
      tolerance != null && isDecimal(tolerance) && new Exact(tolerance).lt(0),
      'OUT_OF_RANGE',
      'tolerance',
      `${tolerance} is below zero; a tolerance is a distance from the target on either side`,
    ),

  indicatorScale: (indicator: Parameters<typeof scaleBreaches>[0]): LawBreach[] =>
    scaleBreaches(indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  indicatorDimensions: (indicator: Parameters<typeof dimensionBreaches>[0]): LawBreach[] =>
    dimensionBreaches(indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  valueParts: (...given: Parameters<typeof partBreaches>): LawBreach[] =>
    partBreaches(...given).map((breach) => ({ code: 'INVALID', ...breach })),

  valueDay: ({ date }: { date: string }, today: string) => future(date, today, 'date'),

  valueUnit: ({ project, country }: { project?: string | null; country?: string | null }) =>
    broken(
      project != null && country != null,
      'INVALID',
      'country',
      'a value is for a project or for a country, not for both; leave one of them out',
    ),

  indicatorValue: (value: ValueGiven, indicator: Parameters<typeof valueBreaches>[1]): LawBreach[] =>
    valueBreaches(value, indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  periodDays: ({ start, end, dueOn }: { start: string; end: string; dueOn: string }) => [
    ...order(start, end, 'end'),
    ...broken(dueOn < end, 'OUT_OF_RANGE', 'dueOn', `${dueOn} is before the period ends, ${end}`),
  ],

  completionDay: ({ completedOn }: { completedOn?: string | null }, today: string) =>
    future(completedOn, today, 'completedOn'),
};
