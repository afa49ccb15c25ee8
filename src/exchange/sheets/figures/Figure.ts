import type { Parameters } from '../feeds/parameters.js';
import { type BareColumn, bareColumn, type Column } from '../kinds/Column.js';

/** A value of a line. */
type LineValue = string | number | boolean | null | undefined;

/** A line of a figure, by column. */
export type Line = Readonly<Record<string, LineValue>>;

/** Asks the API, and gives its data. */
export type Ask = (document: string, variables: object) => Promise<unknown>;

/**
 * A figure as lines: asked of the API itself, so that it says what the API says. It is computed, and never comes back in.
 */
export interface Figure {
  name: string;
  title: string;
  description: string;
  isOfPlan: boolean;
  /** Whether amounts in it are converted, so that the lens has a currency. */
  hasMoney: boolean;
  /** Names that it takes beside those of the lens. */
  filters: readonly string[];
  /** Names without which it cannot be asked. */
  needs: readonly string[];
  /** Whether its lines depend on who asks. */
  isPersonal: boolean;
  columns(given: Parameters): readonly BareColumn[];
  lines(ask: Ask, given: Parameters): Promise<Line[]>;
}

const column =
  (type: Column['type']) =>
  (name: string, description: string): BareColumn => ({ ...bareColumn(type, name, description), role: 'SHOWN' });

export const text = column('TEXT');
export const whole = column('WHOLE');
export const number = column('NUMBER');
export const amount = column('AMOUNT');
export const ratio = column('RATIO');
export const boolean = column('BOOLEAN');
export const day = column('DAY');
export const moment = column('MOMENT');
