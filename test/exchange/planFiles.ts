import { exportPlan, loadPlan, readPlanFile } from '../../src/exchange/rows/index.js';
import type { Tracker } from '../support/tracker.js';

// Plans as rows, without a process of their own.

/** A file, as tests change it. */
export interface WrittenPlan {
  form: string;
  version: number;
  plan: string;
  tables: Record<string, Record<string, unknown>[]>;
}

/** Exports a plan; gives the text of the file, and what went along. */
export const exportText = (api: Pick<Tracker, 'database'>, plan: string) =>
  api.database.read(async (em) => {
    const { scope, pieces, counted } = await exportPlan(em, plan);
    let text = '';
    for await (const piece of pieces) text += piece;
    return { text, scope, rows: counted.rows };
  });

/** Loads a plan as rows; gives the steps that it told of. Throws InvalidInput. */
export const loadText = async (api: Pick<Tracker, 'database'>, text: string): Promise<string[]> => {
  const steps: string[] = [];
  await loadPlan(api.database, readPlanFile(JSON.parse(text), 'plan.json'), 'plan.json', (step) => steps.push(step));
  return steps;
};

/** Lets new rows of a database have other ids than those of any other: what keeps an id of where it came from is wrong. */
export const giveOtherIds = (api: Pick<Tracker, 'orm'>): Promise<unknown> =>
  api.orm.em
    .fork()
    .execute(
      `select setval(oid::regclass, 1000 * row_number() over (order by relname)) from pg_class where relkind = 'S'`,
    );
