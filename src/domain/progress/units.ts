import type { Breach, IndicatorDefinition } from './indicatorRules.js';

/** Name of the unit that a value is for: a project, a country, or the whole. */
export const unitOf = (project: string | null | undefined, country: string | null | undefined) =>
  `${project ?? ''} ${country ?? ''}`;

const WHOLE = unitOf(null, null);

const kindOf = (parts: readonly string[]): string => {
  const isCountry = (unit: string) => unit.startsWith(' ');
  if (parts.every(isCountry)) return 'countries';
  return parts.some(isCountry) ? 'projects or countries' : 'projects';
};

/** Units in words, in order: codes of projects and countries, and the whole. */
const inWords = (units: readonly string[]): string =>
  [...units]
    .sort()
    .map((unit) => (unit === WHOLE ? 'the whole' : unit.trim()))
    .join(', ');

const mixed = (units: ReadonlySet<string>, given: ReadonlySet<string>): string => {
  const parts = [...units].filter((unit) => unit !== WHOLE).sort();
  const [here, missing] = [parts.filter((unit) => given.has(unit)), parts.filter((unit) => !given.has(unit))];
  const names = [...here, ...missing].map((unit) => unit.trim()).join(', ');
  const note = missing.length ? ' (missing here)' : '';
  return `values for single ${kindOf(parts)} cannot be mixed with one for the whole: give ${names}${note}, or only the whole`;
};

/**
 * What is wrong with the units that the values of an indicator are for; `given` are those named in the input at hand.
 */
export const unitBreaches = (
  { acrossUnits }: Pick<IndicatorDefinition, 'acrossUnits'>,
  units: ReadonlySet<string>,
  given: ReadonlySet<string> = units,
): Breach[] => {
  if (units.size < 2) return [];
  if (acrossUnits === 'NONE')
    return [
      {
        field: 'acrossUnits',
        message: `NONE allows values for one unit, and these are for ${units.size}: ${inWords([...units])}; give values for one of them (recordIndicatorValues), or make an indicator whose acrossUnits says how they become one: SUM, AVERAGE, MAX, MIN or RATIO (createIndicator)`,
      },
    ];
  return units.has(WHOLE) ? [{ field: 'values', message: mixed(units, given) }] : [];
};
