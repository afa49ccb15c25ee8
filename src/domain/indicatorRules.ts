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
  if (!ACROSS_UNITS.includes(acrossUnits)) breaches.push({ field: 'acrossUnits', message: `${acrossUnits} is not one of ${ACROSS_UNITS.join(', ')}` });
  else if (acrossUnits === 'RATIO' && !['LATEST', 'SUM'].includes(acrossPeriods))
    breaches.push({ field: 'acrossPeriods', message: `a RATIO adds numerators and denominators: take LATEST or SUM, not ${acrossPeriods}` });
  return breaches;
};

/** What is wrong with a value of an indicator. */
export const valueBreaches = (
  { value, numerator, denominator, noDataReason }: ValueGiven,
  { acrossUnits }: Pick<IndicatorDefinition, 'acrossUnits'>,
): Breach[] => {
  const breaches: Breach[] = [];
  if ((numerator == null) !== (denominator == null))
    breaches.push({ field: numerator == null ? 'numerator' : 'denominator', message: 'numerator and denominator belong together: give both or neither' });
  else if (denominator != null && Number(denominator) < 0) breaches.push({ field: 'denominator', message: `${denominator} is below zero` });
  const hasNumber = value != null || numerator != null;
  if (hasNumber && noDataReason != null)
    breaches.push({ field: 'noDataReason', message: 'there is a value, so no reason for its absence; leave one of them out' });
  else if (!hasNumber && denominator == null && noDataReason == null)
    breaches.push({ field: 'value', message: 'give a value, or noDataReason if there is none; nothing known is not 0' });
  else if (acrossUnits === 'RATIO' && noDataReason == null && numerator == null && denominator == null)
    breaches.push({ field: 'numerator', message: 'a RATIO is put together from numerators and denominators: give both' });
  return breaches;
};
