import { now } from '../../../clock.js';
import type { Problem } from '../../../domain/problems.js';
import type { Dataset } from '../dataset/dataset.js';
import type { KnownCodes } from './knownCodes.js';
import { openReferences, type References } from './references.js';

/** What the checks of a dataset share. */
export interface CheckContext {
  data: Dataset;
  known: KnownCodes;
  references: References;
  /** The day that has begun somewhere on earth: what is dated later has not happened. */
  today: string;
  /** The plan that each plan supersedes, by code. */
  supersedes: ReadonlyMap<string, string | null>;
}

/** Finds what is wrong with one part of a dataset. */
export type Check = (context: CheckContext) => Problem[];

const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/** Puts together what the checks of a dataset share. */
export const openCheckContext = (data: Dataset, known: KnownCodes): CheckContext => ({
  data,
  known,
  references: openReferences(data, known.stored),
  today: new Date(now().getTime() + FURTHEST_AHEAD_MS).toISOString().slice(0, 10),
  supersedes: new Map([
    ...[...known.supersededBy].map(([before, after]) => [after, before] as const),
    ...data.plans.map(({ code, supersedes }) => [code, supersedes] as const),
  ]),
});
