import { type Given, later, synthetic as provenance } from '../synthetic/common.js';
import { ACTION_STORIES } from './actionStories.js';

/** What the secretariat judged the status of some actions to be. */
export const demoAssessments = (plan: string): Given<'assessments'> =>
  Object.entries(ACTION_STORIES).flatMap(([action, { judged }]) =>
    judged ? [{ plan, action, ...judged, recordedAt: later(judged.date, 1), provenance }] : [],
  );
