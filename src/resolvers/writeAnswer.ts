import type { Context } from '../context.js';
import { createLoaders } from '../loaders/index.js';
import type { Outcome } from '../services/write/index.js';

type Kind =
  | 'action'
  | 'actionPlan'
  | 'apiToken'
  | 'indicator'
  | 'indicatorValue'
  | 'milestone'
  | 'organisation'
  | 'progressReport'
  | 'project'
  | 'reportingPeriod'
  | 'roleGrant'
  | 'snapshot'
  | 'transaction';

/** What was written, and the user errors. Later reads of this request see the write. */
export const afterWrite = (outcome: Outcome, context: Context) => {
  if (outcome.revision) context.sawRevision(outcome.revision);
  context.loaders = createLoaders(context.db, context.lens);
  const userErrors = outcome.userErrors.map((userError) => ({ ...userError }));
  const [first] = outcome.ids;
  return { userErrors, first, ids: outcome.ids };
};

/** The row that was written, read as a query would read it, or the user errors. */
export const rowAnswer = async (outcome: Outcome, context: Context, kind: Kind) => {
  const { userErrors, first } = afterWrite(outcome, context);
  return { result: first === undefined ? null : await context.loaders[kind].load(first), userErrors };
};

/** All rows that were written, read as a query would read them, or the user errors. */
export const rowsAnswer = async (outcome: Outcome, context: Context, kind: Kind) => {
  const { userErrors, ids } = afterWrite(outcome, context);
  return { result: await context.loaders[kind].loadMany(ids), userErrors };
};
