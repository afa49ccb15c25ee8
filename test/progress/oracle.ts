import { Decimal } from 'decimal.js';
import { DAYS, MOMENTS, type RandomFact, type RandomIndicator, type RandomLens, UNITS } from './randomPlan.js';

// A slow reading of docs/numbers.md: every unit and day by itself, in the order in which things became known.

type Measured = RandomFact & { number: number };

/** What an indicator must come to. */
export interface Expected {
  actual: Decimal | null;
  reported: number;
  expected: number;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

const acrossPeriods: Record<RandomIndicator['method'][1], (numbers: number[]) => Decimal> = {
  LATEST: (numbers) => new Decimal(numbers.at(-1) ?? 0),
  SUM: (numbers) => new Decimal(sum(numbers)),
  AVERAGE: (numbers) => new Decimal(sum(numbers)).div(numbers.length),
  MAX: (numbers) => new Decimal(Math.max(...numbers)),
};

const acrossUnits: Record<Exclude<RandomIndicator['method'][2], 'RATIO'>, (numbers: Decimal[]) => Decimal> = {
  SUM: (numbers) => Decimal.sum(...numbers),
  AVERAGE: (numbers) => Decimal.sum(...numbers).div(numbers.length),
  MAX: (numbers) => Decimal.max(...numbers),
  MIN: (numbers) => Decimal.min(...numbers),
};

/** The facts of a unit that a lens shows. */
const seenOf = (unit: string, facts: RandomFact[], { asOf, knownAt, basis }: RandomLens) => {
  const states: string[] = basis === 'APPROVED' ? ['APPROVED'] : ['APPROVED', 'SUBMITTED'];
  return facts.filter(
    (fact) => fact.unit === unit && fact.day <= asOf && fact.recordedAt <= knownAt && states.includes(fact.state),
  );
};

/** Of each day the fact that became known last, if it was measured. */
const latestOf = (seen: RandomFact[]): Measured[] =>
  DAYS.flatMap((day) => {
    const known = MOMENTS.flatMap((moment) => seen.filter((fact) => fact.day === day && fact.recordedAt === moment));
    const last = known.at(-1);
    return last !== undefined && last.number !== null ? [{ ...last, number: last.number }] : [];
  });

const ratioOf = (facts: Measured[]) =>
  new Decimal(sum(facts.map(({ number }) => number))).times(100).div(sum(facts.map(({ denominator }) => denominator)));

const actualOf = (units: Measured[][], [, periods, across]: RandomIndicator['method']): Decimal => {
  if (across === 'RATIO') return ratioOf(units.flatMap((facts) => (periods === 'SUM' ? facts : facts.slice(-1))));
  return acrossUnits[across](units.map((facts) => acrossPeriods[periods](facts.map(({ number }) => number))));
};

/** What an indicator comes to through a lens. */
export const oracle = ({ method, facts }: RandomIndicator, lens: RandomLens): Expected => {
  const seen = UNITS.map((unit) => seenOf(unit, facts, lens)).filter((some) => some.length > 0);
  const units = seen.map(latestOf).filter((some) => some.length > 0);
  return {
    actual: units.length ? actualOf(units, method) : null,
    reported: units.length,
    expected: Math.max(1, seen.length),
  };
};
