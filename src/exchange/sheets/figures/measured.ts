import { isMoney } from '../../../loaders/analysis/index.js';
import { Dimension, FlowType, type Measure, TiedStatus } from '../../../vocabulary/index.js';
import { flagIn, listIn, type Parameters } from '../feeds/parameters.js';
import type { BareColumn } from '../kinds/Column.js';
import { boolean, type Line, number, text } from './Figure.js';
import { TOTAL, type Total, totalCells, totalColumns } from './money.js';

// What metrics and time series have in common.

/** A group by one dimension, as the API gives it. */
export interface Key {
  dimension: string;
  code: string | null;
  label: string;
}

/** A value of one measure, as the API gives it. */
export interface Value {
  measure: string;
  number: number | null;
  money: Total | null;
}

export const VALUE = `{ measure number money ${TOTAL} }`;

/** Filters of what is measured, by the names of the API. */
export const FILTERS = ['action', 'country', 'countryGroup', 'donor', 'pillar', 'region', 'sector'];
export const KINDS = ['aidType', 'financeType', 'flowType', 'tiedStatus', 'inKind'];

export const filterOf = (given: Parameters) => ({
  ...Object.fromEntries(FILTERS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))),
  aidType: listIn(given, 'aidType'),
  financeType: listIn(given, 'financeType'),
  flowType: listIn(given, 'flowType', FlowType),
  tiedStatus: listIn(given, 'tiedStatus', TiedStatus),
  inKind: flagIn(given, 'inKind'),
});

const nameOf = (member: string) => member.toLowerCase();

export const keyColumns = (dimension: string): BareColumn[] => [
  text(`${nameOf(dimension)}_code`, `${dimension}: code; empty where no source says it.`),
  text(`${nameOf(dimension)}_label`, `${dimension}: label; "Not specified" where no source says it.`),
];

export const valueColumns = (measure: string): BareColumn[] =>
  isMoney(measure as Measure)
    ? totalColumns(nameOf(measure), measure)
    : [number(nameOf(measure), `${measure}; empty where it is not known, which is not zero.`)];

export const keyCells = ({ dimension, code, label }: Key): Line => ({
  [`${nameOf(dimension)}_code`]: code,
  [`${nameOf(dimension)}_label`]: label,
});

export const valueCells = ({ measure, number: plain, money }: Value): Line =>
  money ? totalCells(nameOf(measure), money) : { [nameOf(measure)]: plain };

export const currencyOf = (values: readonly Value[]): string | null =>
  values.find(({ money }) => money)?.money?.converted.currency ?? null;

export const CURRENCY = text('currency', 'Currency of the amounts.');
export const IS_SYNTHETIC = boolean(
  'is_synthetic',
  'True if some of the data measured were made up for demonstrations or performance tests.',
);

export const groupsIn = (given: Parameters): string[] => listIn(given, 'groupBy', Dimension) ?? [];
