/** How the values of an indicator become one. */
export interface IndicatorDefinition {
  reportingBasis: 'PERIODIC' | 'CUMULATIVE' | 'POINT_IN_TIME';
  acrossPeriods: string;
  acrossUnits: string;
}

/** A value as it is given: a number, the two parts of a ratio, or why there is none. */
export interface ValueGiven {
  value?: string | null;
  numerator?: string | null;
  denominator?: string | null;
  noDataReason?: string | null;
  /** Code of a level of the indicator's scale. */
  level?: string | null;
}

/** A rule that is not kept, and the field that breaks it. */
export interface Breach {
  field: string;
  message: string;
}

const ACROSS_PERIODS = ['LATEST', 'SUM', 'AVERAGE', 'MAX', 'MIN'];
const ACROSS_UNITS = ['SUM', 'AVERAGE', 'MAX', 'MIN', 'RATIO', 'NONE'];

/** What is wrong with how an indicator combines its values. */
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

const RATIO_NEEDS_BOTH = 'a RATIO is computed from a numerator and a denominator: give both, or noDataReason';

/** What is wrong with a value of an indicator. */
export const valueBreaches = (
  { value, numerator, denominator, noDataReason, level }: ValueGiven,
  { acrossUnits, scale }: Pick<IndicatorDefinition, 'acrossUnits'> & { scale?: readonly { code: string }[] | null },
): Breach[] => {
  const isRatio = acrossUnits === 'RATIO';
  const hasParts = numerator != null || denominator != null;
  if (level != null) {
    const codes = scale?.map(({ code }) => code) ?? [];
    if (!scale) return [{ field: 'level', message: 'the indicator has no scale; give value instead' }];
    if (!codes.includes(level))
      return [
        { field: 'level', message: `"${level.slice(0, 40)}" is no level of the scale, which has ${codes.join(', ')}` },
      ];
    return value != null || hasParts || noDataReason != null
      ? [{ field: 'level', message: 'a level and a number or reason are both given; leave one of them out' }]
      : [];
  }
  if (noDataReason != null)
    return value != null || hasParts
      ? [
          {
            field: 'noDataReason',
            message: 'a value and a reason for having none are both given; leave one of them out',
          },
        ]
      : [];
  if (!isRatio && hasParts)
    return [
      {
        field: numerator != null ? 'numerator' : 'denominator',
        message: 'only an indicator whose acrossUnits is RATIO has a numerator and a denominator; give value instead',
      },
    ];
  if (scale) return [{ field: 'level', message: 'give a level of the scale, or noDataReason if there is none' }];
  if (!isRatio)
    return value == null
      ? [{ field: 'value', message: 'give a value, or noDataReason if there is none; unknown is not 0' }]
      : [];
  const breaches: Breach[] = [];
  if (value != null)
    breaches.push({
      field: 'value',
      message: 'the value of a RATIO is computed from numerator and denominator; leave it out',
    });
  if (numerator == null)
    breaches.push({
      field: 'numerator',
      message: RATIO_NEEDS_BOTH,
    });
  else if (Number(numerator) < 0) breaches.push({ field: 'numerator', message: `${numerator} is below zero` });
  if (denominator == null && numerator != null)
    breaches.push({
      field: 'denominator',
      message: RATIO_NEEDS_BOTH,
    });
  else if (denominator != null && Number(denominator) <= 0)
    breaches.push({
      field: 'denominator',
      message: `${denominator} is not above zero; if there was nothing to measure, give noDataReason`,
    });
  return breaches;
};
