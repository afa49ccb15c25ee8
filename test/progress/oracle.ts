import { Decimal } from 'decimal.js';
import { DAYS, MOMENTS, type RandomFact, type RandomIndicator, type RandomLens, UNITS } from './randomPlan.js';

// A slow reading of docs/numbers.md: every unit and day by itself, in the order in which things became known.

/** What a unit says on a day. */
interface Measured {
  number: Decimal;
  denominator: number;
}

/** What an indicator must come to. */
export interface Expected {
  actual: Decimal | null;
  reported: number;
  expected: number;
}

const sum = (numbers: Decimal[]) => numbers.reduce((total, number) => total.plus(number), new Decimal(0));

const acrossPeriods: Record<RandomIndicator['method'][1], (numbers: Decimal[]) => Decimal> = {
  LATEST: (numbers) => numbers.at(-1) ?? new Decimal(0),
  SUM: sum,
  AVERAGE: (numbers) => sum(numbers).div(numbers.length),
  MAX: (numbers) => Decimal.max(...numbers),
};

const acrossUnits: Record<Exclude<RandomIndicator['method'][2], 'RATIO'>, (numbers: Decimal[]) => Decimal> = {
  SUM: sum,
  AVERAGE: (numbers) => sum(numbers).div(numbers.length),
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

/** Of a day and a part (empty for the whole) the fact that became known last, if it was measured. */
const lastOf = (seen: RandomFact[], day: string, part: string): Measured[] => {
  const known = MOMENTS.flatMap((moment) =>
    seen.filter((fact) => fact.day === day && keyOf(fact) === part && fact.recordedAt === moment),
  );
  const last = known.at(-1);
  return last !== undefined && last.number !== null
    ? [{ number: new Decimal(last.number), denominator: last.denominator }]
    : [];
};

const keyOf = ({ part }: RandomFact): string => JSON.stringify(Object.entries(part ?? {}).sort());
const WHOLE = JSON.stringify([]);

/** The dimensions that parts are by, those of fewest first, of these by name. */
const breakdowns = (seen: RandomFact[], day: string): string[] => {
  const given = seen.filter((fact) => fact.day === day && fact.part && lastOf(seen, day, keyOf(fact)).length > 0);
  const names = given.map(({ part }) => Object.keys(part ?? {}).sort());
  return names.sort((one, other) => one.length - other.length || (one.join() < other.join() ? -1 : 1))[0] ?? [];
};

/** What the parts of a day come to: those of the day or, where the latest counts, the latest of each. */
const combinedOn = (seen: RandomFact[], day: string, [, periods, across]: RandomIndicator['method']): Measured[] => {
  const names = breakdowns(seen, day);
  if (!names.length) return [];
  const keys = seen
    .filter(
      ({ part }) =>
        Object.keys(part ?? {})
          .sort()
          .join() === names.join(),
    )
    .map(keyOf);
  const days = periods === 'LATEST' ? DAYS.filter((one) => one <= day) : [day];
  const parts = [...new Set(keys)].flatMap((key) => days.flatMap((one) => lastOf(seen, one, key)).slice(-1));
  if (!parts.length) return [];
  const numbers = parts.map(({ number }) => number);
  const denominator = parts.reduce((total, one) => total + one.denominator, 0);
  return [{ number: across === 'RATIO' ? sum(numbers) : acrossUnits[across](numbers), denominator }];
};

/** What a unit says of each day: the whole, or else what its parts come to. */
const saidBy = (seen: RandomFact[], method: RandomIndicator['method']): Measured[] =>
  DAYS.flatMap((day) => {
    const whole = lastOf(seen, day, WHOLE);
    return whole.length ? whole : combinedOn(seen, day, method);
  });

const ratioOf = (facts: Measured[]) =>
  sum(facts.map(({ number }) => number))
    .times(100)
    .div(facts.reduce((total, { denominator }) => total + denominator, 0));

const actualOf = (units: Measured[][], [, periods, across]: RandomIndicator['method']): Decimal => {
  if (across === 'RATIO') return ratioOf(units.flatMap((facts) => (periods === 'SUM' ? facts : facts.slice(-1))));
  return acrossUnits[across](units.map((facts) => acrossPeriods[periods](facts.map(({ number }) => number))));
};

/** What an indicator comes to through a lens. */
export const oracle = ({ method, facts }: RandomIndicator, lens: RandomLens): Expected => {
  const seen = UNITS.map((unit) => seenOf(unit, facts, lens)).filter((some) => some.length > 0);
  const units = seen.map((some) => saidBy(some, method)).filter((some) => some.length > 0);
  return {
    actual: units.length ? actualOf(units, method) : null,
    reported: units.length,
    expected: Math.max(1, seen.length),
  };
};
