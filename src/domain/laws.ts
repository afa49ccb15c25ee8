import { moneyLaws } from './laws/moneyLaws.js';
import { planLaws } from './laws/planLaws.js';
import { progressLaws } from './laws/progressLaws.js';

export type { LawBreach } from './laws/breach.js';

/**
 * The rules of single records, one for all ways in: mutations say what is broken as user errors, loads as problems with
 * paths. Rules of values alone (codes, names, amounts, shares) are the types of both; those that need what is stored are
 * checked where it is read.
 */
export const laws = { ...planLaws, ...moneyLaws, ...progressLaws };
