import { type Figure, figures } from '../figures/index.js';
import type { BareColumn } from '../kinds/Column.js';
import { type SheetKind, sheetKinds } from '../kinds/index.js';
import { LENS_NAMES, type Parameters } from './parameters.js';

/** What can be had as a feed: rows that are stored, or a figure. */
export type AnyFeed = SheetKind | Figure;

/** The feed with this name; null where there is none. */
export const feedCalled = (name: string): AnyFeed | null =>
  [...sheetKinds, ...figures].find((feed) => feed.name === name) ?? null;

/** Feeds that need nothing more than a plan: those of a data package. */
export const packaged: readonly AnyFeed[] = [
  ...sheetKinds,
  ...figures.filter(({ needs, isPersonal }) => !needs.length && !isPersonal),
];

/** The columns of a feed, as what is given of it decides them. */
export const columnsOf = (feed: AnyFeed, given: Parameters): readonly BareColumn[] =>
  typeof feed.columns === 'function' ? feed.columns(given) : feed.columns;

/** Names that say which columns a feed has. */
export const SHAPE_NAMES = ['columns', 'measures', 'measure', 'groupBy'];

/** Names that say how a feed is written, whatever is in it. */
const FORM_NAMES = ['columns', 'lang', 'bom'];

/** Names of the parameters that a feed takes. */
export const takenBy = (feed: AnyFeed): string[] => {
  const hasMoney = 'hasMoney' in feed ? feed.hasMoney : feed.columns.some(({ name }) => name === 'converted_currency');
  return [
    ...(feed.isOfPlan ? ['plan'] : []),
    ...LENS_NAMES,
    ...(hasMoney ? ['currency'] : []),
    ...feed.filters,
    ...FORM_NAMES,
  ];
};
