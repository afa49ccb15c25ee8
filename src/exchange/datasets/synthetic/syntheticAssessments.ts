import { type Given, synthetic } from './common.js';

/** Statuses that no figure gives, so that each can be seen. */
const ASSESSED = [
  ['ON_HOLD', 'Synthetic: waits for a decision of the partners.'],
  ['CANCELLED', 'Synthetic: given up.'],
  ['MERGED', 'Synthetic: carried on within another action.'],
  ['NOT_STARTED', 'Synthetic: the start was put off.'],
  ['ON_TRACK', 'Synthetic: has caught up since the last figures.'],
] as const;

/** Made-up assessments of every third action, counted from the last but one. */
export const syntheticAssessments = (plan: string, actions: readonly string[]): Given<'assessments'> =>
  ASSESSED.flatMap(([status, note], index) => {
    const action = actions[actions.length - 2 - index * 3];
    if (!action) return [];
    return [
      { plan, action, status, note, date: '2026-02-15', recordedAt: '2026-02-16T04:00:00Z', provenance: synthetic },
    ];
  });
