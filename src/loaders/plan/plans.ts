import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { neverAbsent, related } from '../batch.js';
import { usualCurrency } from '../money/weights.js';

/** All plans, which of them supersedes which, and the currency in which totals below none of them are shown. */
export const planLoaders = (db: Reader, lens: Lens) => {
  const { hasValue } = related(db);
  const readCurrency = async (): Promise<string> => {
    if (lens.currency) return lens.currency;
    const { rows } = await sql<{ currency: string }>`select ${usualCurrency(lens)} as currency`.execute(db);
    return rows[0]?.currency ?? neverAbsent();
  };
  let currency: Promise<string> | undefined;
  return {
    /** The latest first. */
    plans: async (): Promise<Row<ActionPlan>[]> => {
      const { rows } = await sql<Row<ActionPlan>>`
        select *
        from action_plan
        order by start_date desc, id`.execute(db);
      return rows;
    },

    /** Number of the plan that supersedes a plan. */
    supersededBy: hasValue<number | null>(
      null,
      (ids) => sql`
        select supersedes_id as owner_id, id as value
        from action_plan
        where supersedes_id = any(${ids})`,
    ),

    /** Currency of totals: the one asked for, else that of the plan that runs on the lens's day, else of the latest. */
    currency: (): Promise<string> => {
      currency ??= readCurrency();
      return currency;
    },
  };
};
