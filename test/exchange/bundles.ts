import { InvalidInput, type Problem } from '../../src/domain/problems.js';
import { importBundle, readBundle } from '../../src/exchange/bundle/index.js';

// Small bundles, and loads of them without a process of their own.

/** A plan with one action and one project that serves it, and whatever else; `more` takes the place of parts. */
export const bundleOf = (plan: string, more: object = {}) => ({
  plan: { code: plan, start: '2025-01-01', end: '2027-12-31' },
  pillars: [{ code: 'P1', actions: ['A1'] }],
  projects: [{ code: `${plan}-A`, actions: { A1: 100 } }],
  ...more,
});

/** An indicator of that action. */
export const indicator = (more: object) => ({
  indicators: [
    {
      action: 'A1',
      code: 'I',
      title: 'Indicator',
      direction: 'INCREASE',
      reportingBasis: 'PERIODIC',
      acrossPeriods: 'SUM',
      acrossUnits: 'SUM',
      ...more,
    },
  ],
});

/** Loads a bundle; gives the rows that it wrote. Throws InvalidInput. */
export const loadBundle = (
  database: Parameters<typeof importBundle>[0],
  bundle: object,
  onStep: (step: string) => void = () => {},
): Promise<number> => importBundle(database, readBundle(JSON.stringify(bundle), 'bundle'), 'bundle', onStep);

/** What is wrong with a bundle; empty where it is loaded. Throws what is no such answer. */
export const problemsOf = async (load: () => Promise<unknown>): Promise<readonly Problem[]> => {
  try {
    await load();
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
};
