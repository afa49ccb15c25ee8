import type { Context } from '../context.js';
import { faultOf } from '../database/faults.js';
import { isOfTheMoment, Refusal, WRITTEN_NOT_READ } from '../domain/Refusal.js';
import { createLoaders } from '../loaders/index.js';
import type { Outcome } from '../services/write/index.js';

type Kind =
  | 'action'
  | 'actionPlan'
  | 'apiToken'
  | 'event'
  | 'indicator'
  | 'indicatorValue'
  | 'milestone'
  | 'organisation'
  | 'pillar'
  | 'plannedDisbursement'
  | 'progressReport'
  | 'project'
  | 'publication'
  | 'reportingPeriod'
  | 'roleGrant'
  | 'snapshot'
  | 'tool'
  | 'transaction'
  | 'workingGroup';

/** What was written, and the user errors. Later reads of this request see the write. */
export const afterWrite = (outcome: Outcome, context: Context) => {
  if (outcome.revision) context.sawRevision(outcome.revision);
  context.loaders = createLoaders(context.db, context.lens);
  const userErrors = outcome.userErrors.map((userError) => ({ ...userError }));
  const [first] = outcome.ids;
  return { userErrors, first, ids: outcome.ids };
};

/** Reads what was written. That it cannot be read is said in words after which nobody writes it again. */
const readBack = async <P extends Promise<unknown>>(outcome: Outcome, read: P): Promise<Awaited<P>> => {
  try {
    return await read;
  } catch (error) {
    const isDone = outcome.revision !== null && (faultOf(error) !== null || isOfTheMoment(error));
    throw isDone ? new Refusal('UNAVAILABLE', WRITTEN_NOT_READ) : error;
  }
};

/** The row that was written, read as a query would read it, or the user errors. */
export const rowAnswer = async (outcome: Outcome, context: Context, kind: Kind) => {
  const { userErrors, first } = afterWrite(outcome, context);
  return {
    result: first === undefined ? null : await readBack(outcome, context.loaders[kind].load(first)),
    userErrors,
  };
};

/** All rows that were written, read as a query would read them, or the user errors. */
export const rowsAnswer = async (outcome: Outcome, context: Context, kind: Kind) => {
  const { userErrors, ids } = afterWrite(outcome, context);
  return { result: await readBack(outcome, context.loaders[kind].loadMany(ids)), userErrors };
};
