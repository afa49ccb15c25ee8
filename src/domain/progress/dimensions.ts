import { repeats } from '../repeats.js';
import type { Breach } from './indicatorRules.js';

/** What the values of an indicator may be parts by: a dimension with the values that it takes. */
export interface DeclaredDimension {
  kind: string;
  name: string;
  values: string[];
}

/** What a part is of: the value of each of its dimensions, by name. */
export type Combination = Readonly<Record<string, string>>;

const MOST_DIMENSIONS = 5;
const MOST_VALUES = 100;

interface Disaggregated {
  acrossUnits: string;
  dimensions?: readonly DeclaredDimension[] | null;
}

/** What is wrong with the dimensions of an indicator. */
export const dimensionBreaches = ({ acrossUnits, dimensions }: Disaggregated): Breach[] => {
  if (!dimensions?.length) return [];
  const breaches: Breach[] = [];
  if (acrossUnits === 'NONE')
    breaches.push({
      field: 'dimensions',
      message:
        'parts cannot be put together by NONE; let acrossUnits say how: SUM, AVERAGE, MAX, MIN or RATIO, or declare no dimensions',
    });
  if (dimensions.length > MOST_DIMENSIONS)
    breaches.push({
      field: 'dimensions',
      message: `${dimensions.length} dimensions are more than the ${MOST_DIMENSIONS} allowed`,
    });
  for (const index of repeats(dimensions.map(({ name }) => name.toLowerCase())))
    breaches.push({
      field: `dimensions.${index}.name`,
      message: `the dimension ${dimensions[index]?.name} is declared twice; leave one out`,
    });
  for (const [index, { name, values }] of dimensions.entries()) {
    const at = `dimensions.${index}.values`;
    if (values.length < 2 || values.length > MOST_VALUES)
      breaches.push({ field: at, message: `${name} has ${values.length} values; a dimension has 2 to ${MOST_VALUES}` });
    for (const again of repeats(values.map((value) => value.toLowerCase())))
      breaches.push({ field: `${at}.${again}`, message: `${values[again]} is given twice; leave one out` });
  }
  return breaches;
};

/** What is wrong with what a value is a part of. Null is a whole. */
export const partBreaches = (
  combination: Combination | null,
  declared: readonly DeclaredDimension[] | null | undefined,
): Breach[] =>
  Object.entries(combination ?? {}).flatMap(([name, value]) => {
    const dimension = declared?.find((one) => one.name === name);
    const names = declared?.map((one) => one.name).join(', ');
    if (!dimension)
      return [
        {
          field: 'dimensions',
          message: `"${name.slice(0, 40)}" is no dimension of the indicator, which has ${names || 'none'}; declare it first`,
        },
      ];
    return dimension.values.includes(value)
      ? []
      : [
          {
            field: 'dimensions',
            message: `"${value.slice(0, 40)}" is no value of ${name}, which has ${dimension.values.join(', ')}`,
          },
        ];
  });

/** A combination as a key, whatever the order of its dimensions; empty for a whole. */
export const partKey = (combination: Combination | null | undefined): string =>
  combination ? JSON.stringify(Object.entries(combination).sort(([one], [other]) => (one < other ? -1 : 1))) : '';

/** The same as the database keeps it: null where nothing is said, which is the whole. */
export const asCombination = (parts: readonly { dimension: string; value: string }[] | null | undefined) =>
  parts?.length ? Object.fromEntries(parts.map(({ dimension, value }) => [dimension, value])) : null;

/** A combination as the API shows it, by the names of the dimensions. */
export const dimensionValues = (combination: Combination | null) =>
  Object.entries(combination ?? {})
    .map(([dimension, value]) => ({ dimension, value }))
    .sort((one, other) => (one.dimension < other.dimension ? -1 : 1));
