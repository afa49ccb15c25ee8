import type { ExclusionRow } from './exclusions.js';

interface Fetch {
  project: { load(id: number): Promise<object | null> };
  transaction: { load(id: number): Promise<object | null> };
}

/** What was left out, with the things that serve as examples. */
export const shownExclusions = (rows: readonly ExclusionRow[], { project, transaction }: Fetch) =>
  Promise.all(
    rows.map(async ({ reason, count, exampleType, examples }) => {
      const loader = exampleType === 'Project' ? project : transaction;
      const found = await Promise.all(examples.map((id) => loader.load(id)));
      return { reason, count, examples: found.flatMap((row) => (row ? [{ ...row, __typename: exampleType }] : [])) };
    }),
  );
