import type { Breach, IndicatorDefinition } from './indicatorRules.js';

/** Name of the unit that a value is for: a project, a country, or the whole. */
export const unitOf = (project: string | null | undefined, country: string | null | undefined) =>
  `${project ?? ''} ${country ?? ''}`;

const WHOLE = unitOf(null, null);

/** The first and the last day that a unit has a value of. */
export interface UnitDays {
  first: string;
  last: string;
}

/** Units with their days. */
export type Units = ReadonlyMap<string, UnitDays>;

/** Adds a day of a unit to some units. */
export const addDay = (units: Map<string, UnitDays>, unit: string, date: string): void => {
  const { first, last } = units.get(unit) ?? { first: date, last: date };
  units.set(unit, { first: date < first ? date : first, last: date > last ? date : last });
};

/** Units with the days of some values; of several lists together. */
export const unitsTogether = (...lists: readonly Units[]): Map<string, UnitDays> => {
  const all = new Map<string, UnitDays>();
  for (const list of lists)
    for (const [unit, { first, last }] of list) for (const date of [first, last]) addDay(all, unit, date);
  return all;
};

const isCountry = (unit: string) => unit.startsWith(' ');

const kindOf = (parts: readonly string[]): string => {
  if (parts.every(isCountry)) return 'countries';
  return parts.some(isCountry) ? 'projects or countries' : 'projects';
};

/** Units in words, in order: codes of projects and countries, and the whole. */
const inWords = (units: readonly string[]): string =>
  [...units]
    .sort()
    .map((unit) => (unit === WHOLE ? 'the whole' : unit.trim()))
    .join(', ');

/** Whether the whole may be followed by its parts: the latest of them counts, or increments of both add up. */
const canBeRefined = (acrossPeriods: string, acrossUnits: string): boolean =>
  acrossPeriods === 'LATEST' || (acrossPeriods === 'SUM' && ['SUM', 'RATIO'].includes(acrossUnits));

/**
 * What is wrong with the units that the values of an indicator are for. The whole may be refined to projects or
 * countries: it ends where its parts begin.
 */
export const unitBreaches = (
  { acrossPeriods, acrossUnits }: Pick<IndicatorDefinition, 'acrossPeriods' | 'acrossUnits'>,
  units: Units,
): Breach[] => {
  if (units.size < 2) return [];
  if (acrossUnits === 'NONE')
    return [
      {
        field: 'acrossUnits',
        message: `NONE allows values for one unit, and these are for ${units.size}: ${inWords([...units.keys()])}; give values for one of them (recordIndicatorValues), or make an indicator whose acrossUnits says how they become one: SUM, AVERAGE, MAX, MIN or RATIO (createIndicator)`,
      },
    ];
  const ends = units.get(WHOLE)?.last;
  const parts = [...units].filter(([unit]) => unit !== WHOLE);
  const [begins = ''] = parts.map(([, { first }]) => first).sort();
  if (ends === undefined) return [];
  if (!canBeRefined(acrossPeriods, acrossUnits))
    return [
      {
        field: 'values',
        message: `values of the whole cannot be followed by values of single ${kindOf(parts.map(([unit]) => unit))} where periods are put together by ${acrossPeriods} and units by ${acrossUnits}: they would not be counted alike; make another indicator (createIndicator) and retire this one (retireIndicator)`,
      },
    ];
  if (ends < begins) return [];
  const names = parts.map(([unit]) => unit);
  return [
    {
      field: 'values',
      message: `the whole ends where single ${kindOf(names)} begin: these (${inWords(names)}) begin on ${begins}, and one for the whole is of ${ends}; give values from ${begins} on for single ${kindOf(names)}, or only for the whole`,
    },
  ];
};
