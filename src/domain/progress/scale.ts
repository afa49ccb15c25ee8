import { Exact } from '../decimal.js';
import { repeats } from '../repeats.js';
import type { Breach } from './indicatorRules.js';

/** A level of a scale. Values are stored by rank, which no two levels share. */
export interface ScaleLevel {
  code: string;
  label: string;
  rank: number;
  meetsTarget: boolean;
}

export type Scale = readonly ScaleLevel[];

interface Scaled {
  measure: string;
  acrossPeriods: string;
  acrossUnits: string;
  scale?: Scale | null;
}

const OF_WORDS = ['QUALITATIVE', 'ORDINAL', 'NOMINAL'];

/** What is wrong with the scale of an indicator, or with an indicator that has one. */
export const scaleBreaches = ({ measure, acrossPeriods, acrossUnits, scale }: Scaled): Breach[] => {
  if (scale == null) return [];
  const breaches: Breach[] = [];
  if (!OF_WORDS.includes(measure))
    breaches.push({
      field: 'scale',
      message: `a scale is for a measure of words: ${OF_WORDS.join(', ')}, not ${measure}`,
    });
  if (acrossPeriods !== 'LATEST')
    breaches.push({
      field: 'acrossPeriods',
      message: `levels of a scale cannot be combined by ${acrossPeriods}; take LATEST`,
    });
  if (acrossUnits !== 'NONE')
    breaches.push({
      field: 'acrossUnits',
      message: `levels of a scale cannot be combined by ${acrossUnits}; take NONE`,
    });
  if (scale.length < 2) breaches.push({ field: 'scale', message: 'a scale has at least two levels' });
  for (const part of ['code', 'rank'] as const)
    for (const index of repeats(scale.map((level) => String(level[part]))))
      breaches.push({
        field: `scale.${index}.${part}`,
        message: `the ${part} ${scale[index]?.[part]} is given twice; each level has its own`,
      });
  if (!scale.some(({ meetsTarget }) => meetsTarget))
    breaches.push({ field: 'scale', message: 'no level meets the target; set meetsTarget of those that do' });
  return breaches;
};

/** The level with a code. */
export const levelCalled = (scale: Scale | null | undefined, code: string): ScaleLevel | null =>
  scale?.find((level) => level.code === code) ?? null;

/** The level that a stored value stands for. */
export const levelOf = (scale: Scale | null | undefined, value: string | null): ScaleLevel | null =>
  value === null ? null : (scale?.find(({ rank }) => new Exact(value).eq(rank)) ?? null);

/** Whether a stored value stands for a level that meets the target. */
export const isMet = (scale: Scale, value: string): boolean => levelOf(scale, value)?.meetsTarget ?? false;
