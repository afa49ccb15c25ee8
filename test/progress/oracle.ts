import { Decimal } from 'decimal.js';
import {
  DAYS,
  DIMENSIONS,
  MOMENTS,
  type RandomFact,
  type RandomIndicator,
  type RandomLens,
  UNITS,
} from './randomPlan.js';

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

const keyOf = ({ part }: RandomFact): string => JSON.stringify(Object.entries(part ?? {}).sort());
const namesOf = ({ part }: RandomFact): string[] => Object.keys(part ?? {}).sort();
const WHOLE = JSON.stringify([]);

/** Of a day and a part (empty for the whole) what became known last. */
const lastOf = (seen: RandomFact[], day: string, part: string): RandomFact[] => {
  const known = MOMENTS.flatMap((moment) =>
    seen.filter((fact) => fact.day === day && keyOf(fact) === part && fact.recordedAt === moment),
  );
  return known.slice(-1);
};

const isMeasured = (fact: RandomFact) => fact.number !== null;
/** A part that is measured, or that there is no more. */
const isKnown = (fact: RandomFact) => isMeasured(fact) || fact.reason === 'NOT_APPLICABLE';

const toMeasured = ({ number, denominator }: RandomFact): Measured => ({
  number: new Decimal(number ?? 0),
  denominator,
});

/** What a unit says on a day: null where it has nothing to say. */
interface Said {
  day: string;
  measured: Measured | null;
  /** Whether the indicator does not apply to it. */
  isExempt: boolean;
}

/** The parts that stand for a unit on a day: of the breakdown of which most is known, the latest of these, then the fewest dimensions. */
const standing = (parts: RandomFact[]): RandomFact[] => {
  const breakdowns = [...Map.groupBy(parts, (fact) => namesOf(fact).join()).values()].map((some) => {
    const names = namesOf(some[0] as RandomFact);
    const possible = names.reduce(
      (product, name) => product * (DIMENSIONS.find((one) => one.name === name)?.values.length ?? 1),
      1,
    );
    const latest =
      some
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? '';
    return { some, names, complete: some.length / possible, latest };
  });
  breakdowns.sort(
    (one, other) =>
      other.complete - one.complete ||
      other.latest.localeCompare(one.latest) ||
      one.names.length - other.names.length ||
      (one.names.join() < other.names.join() ? -1 : 1),
  );
  return breakdowns[0]?.some ?? [];
};

const together = (parts: RandomFact[], across: RandomIndicator['method'][2]): Measured | null => {
  const measured = parts.filter(isMeasured).map(toMeasured);
  if (!measured.length) return null;
  const numbers = measured.map(({ number }) => number);
  const denominator = measured.reduce((total, one) => total + one.denominator, 0);
  return { number: across === 'RATIO' ? sum(numbers) : acrossUnits[across](numbers), denominator };
};

/** What the parts of a unit say: of each day or, where the latest counts, of the last day the latest of each. */
const saidByParts = (seen: RandomFact[], [, periods, across]: RandomIndicator['method']): Said[] => {
  const keys = [...new Set(seen.filter(({ part }) => part).map(keyOf))];
  const onDay = (day: string) => keys.flatMap((key) => lastOf(seen, day, key).filter(isKnown));
  const days = DAYS.filter((day) => onDay(day).length > 0);
  const groups =
    periods === 'LATEST'
      ? days.slice(-1).map((day) => ({
          day,
          parts: keys.flatMap((key) => DAYS.flatMap((one) => lastOf(seen, one, key).filter(isKnown)).slice(-1)),
        }))
      : days.map((day) => ({ day, parts: onDay(day) }));
  return groups.map(({ day, parts }) => {
    const measured = together(standing(parts), across);
    return { day, measured, isExempt: measured === null };
  });
};

/** What a unit says of each day: the whole, or else what its parts come to. */
const saidBy = (seen: RandomFact[], method: RandomIndicator['method']): Said[] => {
  const ofParts = new Map(saidByParts(seen, method).map((said) => [said.day, said]));
  return DAYS.flatMap((day) => {
    const [whole] = lastOf(seen, day, WHOLE);
    if (whole && isMeasured(whole)) return [{ day, measured: toMeasured(whole), isExempt: false }];
    const parts = ofParts.get(day);
    if (parts) return [parts];
    return whole ? [{ day, measured: null, isExempt: whole.reason === 'NOT_APPLICABLE' }] : [];
  });
};

const ratioOf = (facts: Measured[]) =>
  sum(facts.map(({ number }) => number))
    .times(100)
    .div(facts.reduce((total, { denominator }) => total + denominator, 0));

const actualOf = (units: Measured[][], [, periods, across]: RandomIndicator['method']): Decimal => {
  if (across === 'RATIO') return ratioOf(units.flatMap((facts) => (periods === 'SUM' ? facts : facts.slice(-1))));
  return acrossUnits[across](units.map((facts) => acrossPeriods[periods](facts.map(({ number }) => number))));
};

/** What an indicator comes to through a lens. A unit to which it does not apply any more has nothing, and is not expected. */
export const oracle = ({ method, facts }: RandomIndicator, lens: RandomLens): Expected => {
  const all = UNITS.map((unit) => seenOf(unit, facts, lens)).filter((some) => some.length > 0);
  const seen = all.map((some) => saidBy(some, method));
  const applying = seen.filter((said) => !said.at(-1)?.isExempt);
  const units = applying
    .map((said) => said.flatMap(({ measured }) => measured ?? []))
    .filter((some) => some.length > 0);
  const isExempt = applying.length < seen.length;
  return {
    actual: units.length ? actualOf(units, method) : null,
    reported: units.length,
    expected: Math.max(isExempt ? 0 : 1, applying.length),
  };
};
