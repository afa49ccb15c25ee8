import type { Bundle } from './bundleShape.js';

/** Places of a bundle's own, as a dataset has them: what the rest of a path begins with, and what it is in the file. */
type Rename = readonly [pattern: RegExp, inFile: (index: number, bundle: Bundle) => string];

const actionAt = (index: number, { pillars }: Bundle): string => {
  let left = index;
  for (const [nth, { actions }] of pillars.entries()) {
    if (left < actions.length) return `pillars.${nth}.actions.${left}`;
    left -= actions.length;
  }
  return 'pillars';
};

const budgetAt = (index: number, { projects }: Bundle): string => {
  let left = index;
  for (const [nth, { budget, budgets = [] }] of projects.entries()) {
    if (budget && left === 0) return `projects.${nth}.budget`;
    left -= budget ? 1 : 0;
    if (left < budgets.length) return `projects.${nth}.budgets.${left}`;
    left -= budgets.length;
  }
  return 'projects';
};

const renames: readonly Rename[] = [
  [/^plans\.0\.pillars\.(\d+)/, (index) => `pillars.${index}`],
  [/^plans\.0\.actions\.(\d+)/, actionAt],
  [/^plans\.0\.startDate/, () => 'plan.start'],
  [/^plans\.0\.endDate/, () => 'plan.end'],
  [/^plans\.0/, () => 'plan'],
  [/^budgets\.(\d+)/, budgetAt],
  [/^transactions\.(\d+)\.transactionDate/, (index) => `transactions.${index}.date`],
  [/^successions\.(\d+)\.from\.action/, (index) => `successions.${index}.from`],
  [/^successions\.(\d+)\.to\.action/, (index) => `successions.${index}.to`],
];

/** Links of a project: a bundle writes them by code, and donors apart from other organisations. */
const linkIn = (bundle: Bundle, path: string): string =>
  path.replace(
    /^projects\.(\d+)\.(actions|countries|regions|organisations)\.(\d+)(\.\w+)?/,
    (whole, at: string, kind: 'actions' | 'countries' | 'regions' | 'organisations', nth: string, part = '') => {
      const project = bundle.projects[Number(at)];
      const donors = project?.donors?.length ?? 0;
      if (kind === 'organisations')
        return Number(nth) < donors
          ? `projects.${at}.donors.${nth}`
          : `projects.${at}.${kind}.${Number(nth) - donors}${part}`;
      const code = Object.keys(project?.[kind] ?? {})[Number(nth)];
      return code === undefined ? whole : `projects.${at}.${kind}.${code}`;
    },
  );

/** Where something is in a bundle that is at this path in the dataset made of it. */
export const pathInBundle = (bundle: Bundle, path: string): string => {
  for (const [pattern, inFile] of renames) {
    const [found, index] = pattern.exec(path) ?? [];
    if (found !== undefined) return inFile(Number(index), bundle) + path.slice(found.length);
  }
  return linkIn(bundle, path);
};
