/** What says how the values of an indicator become one. */
export interface IndicatorDefinition {
  reportingBasis: 'PERIODIC' | 'CUMULATIVE' | 'POINT_IN_TIME';
  acrossPeriods: string;
  acrossUnits: string;
}

/** What is given as a value: a number, the two parts of a ratio, or why there is none. */
export interface ValueGiven {
  value?: string | null;
  numerator?: string | null;
  denominator?: string | null;
  noDataReason?: string | null;
}

interface Breach {
  field: string;
  message: string;
}

const ACROSS_PERIODS = ['LATEST', 'SUM', 'AVERAGE', 'MAX', 'MIN'];
const ACROSS_UNITS = ['SUM', 'AVERAGE', 'MAX', 'MIN', 'RATIO', 'NONE'];

/** What is wrong with how an indicator puts its values together. */
export const definitionBreaches = ({ reportingBasis, acrossPeriods, acrossUnits }: IndicatorDefinition): Breach[] => {
  const breaches: Breach[] = [];
  if (!ACROSS_PERIODS.includes(acrossPeriods))
    breaches.push({ field: 'acrossPeriods', message: `${acrossPeriods} is not one of ${ACROSS_PERIODS.join(', ')}` });
  else if (reportingBasis === 'CUMULATIVE' && acrossPeriods !== 'LATEST')
    breaches.push({
      field: 'acrossPeriods',
      message: `a CUMULATIVE value already contains the earlier ones, and ${acrossPeriods} would count them twice; take LATEST`,
    });
  if (!ACROSS_UNITS.includes(acrossUnits))
    breaches.push({ field: 'acrossUnits', message: `${acrossUnits} is not one of ${ACROSS_UNITS.join(', ')}` });
  else if (acrossUnits === 'RATIO' && !['LATEST', 'SUM'].includes(acrossPeriods))
    breaches.push({
      field: 'acrossPeriods',
      message: `a RATIO adds numerators and denominators: take LATEST or SUM, not ${acrossPeriods}`,
    });
  return breaches;
};

/** What is wrong with a value of an indicator. */
export const valueBreaches = (
  { value, numerator, denominator, noDataReason }: ValueGiven,
  { acrossUnits }: Pick<IndicatorDefinition, 'acrossUnits'>,
): Breach[] => {
  const isRatio = acrossUnits === 'RATIO';
  const hasParts = numerator != null || denominator != null;
  if (noDataReason != null)
    return value != null || hasParts
      ? [{ field: 'noDataReason', message: 'there is a value, so no reason for its absence; leave one of them out' }]
      : [];
  if (!isRatio && hasParts)
    return [
      {
        field: numerator != null ? 'numerator' : 'denominator',
        message: 'only an indicator whose acrossUnits is RATIO is put together from parts; give its value',
      },
    ];
  if (!isRatio)
    return value == null
      ? [{ field: 'value', message: 'give a value, or noDataReason if there is none; nothing known is not 0' }]
      : [];
  const breaches: Breach[] = [];
  if (value != null)
    breaches.push({ field: 'value', message: 'the value of a RATIO follows from its parts; leave it out' });
  if (numerator == null)
    breaches.push({
      field: 'numerator',
      message: 'a RATIO is put together from numerators and denominators: give both, or noDataReason',
    });
  else if (Number(numerator) < 0) breaches.push({ field: 'numerator', message: `${numerator} is below zero` });
  if (denominator == null && numerator != null)
    breaches.push({
      field: 'denominator',
      message: 'a RATIO is put together from numerators and denominators: give both, or noDataReason',
    });
  else if (denominator != null && Number(denominator) <= 0)
    breaches.push({
      field: 'denominator',
      message: `${denominator} is not above zero; where there is nothing to measure, give noDataReason`,
    });
  return breaches;
};

/** Name of a unit: a project, a country, or the whole. */
export const unitOf = (project: string | null | undefined, country: string | null | undefined) =>
  `${project ?? ''} ${country ?? ''}`;

const WHOLE = unitOf(null, null);

/** What is wrong with the units that the values of an indicator are of. */
export const unitBreaches = (
  { acrossUnits }: Pick<IndicatorDefinition, 'acrossUnits'>,
  units: ReadonlySet<string>,
): Breach[] => {
  if (units.size < 2) return [];
  if (acrossUnits === 'NONE')
    return [
      {
        field: 'acrossUnits',
        message: `NONE is for one unit, and the values are of ${units.size}; say how they become one: SUM, AVERAGE, MAX, MIN or RATIO`,
      },
    ];
  return units.has(WHOLE)
    ? [
        {
          field: 'values',
          message:
            'values of the whole and of its parts do not go together: name a project or country in each, or in none',
        },
      ]
    : [];
};
