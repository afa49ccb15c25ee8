import { beforeAll } from '@jest/globals';
import fixture from '../fixtures/golden.json' with { type: 'json' };
import { loadGolden } from './golden.js';
import { tracker } from './tracker.js';

/** The exact answers that the API must give about the golden plan. */
export const goldenAnswers = fixture.expect;

/** A tracker that holds the golden plan and nothing else. */
export const goldenTracker = (settings: Record<string, string> = {}) => {
  const api = tracker({ template: 'empty', settings });
  beforeAll(() => loadGolden(api.database));
  return api;
};
