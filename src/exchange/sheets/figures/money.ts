import type { BareColumn } from '../kinds/Column.js';
import { amount, boolean, type Line } from './Figure.js';

/** What is asked of a sum. */
export const TOTAL = '{ converted { amount currency } isComplete isPublished }';

/** A sum as the API gives it. */
export interface Total {
  converted: { amount: string; currency: string };
  isComplete: boolean;
  isPublished: boolean;
}

/** Columns of a sum: its amount, and whether it is all that there is. */
export const totalColumns = (name: string, what: string): BareColumn[] => [
  amount(name, `${what}, converted. Empty where no money is recorded at all: that is not zero.`),
  boolean(`${name}_is_complete`, 'True if all of it could be converted, and money is recorded at all.'),
];

/** Cells of a sum. An amount of which nothing is known has none. */
export const totalCells = (name: string, total: Total | null | undefined): Line =>
  total ? { [name]: total.isPublished ? total.converted.amount : null, [`${name}_is_complete`]: total.isComplete } : {};
