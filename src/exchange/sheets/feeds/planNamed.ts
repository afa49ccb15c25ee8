import { sql } from 'kysely';
import type { Reader } from '../../../database/orm.js';
import { badInput, Refusal } from '../../../domain/Refusal.js';
import { hasCode } from '../../../loaders/search.js';

/** A plan, as what is asked of it needs it. */
export interface PlanNamed {
  id: number;
  code: string;
  title: string;
  reportingCurrency: string;
}

/** The plan with this code. Throws BAD_USER_INPUT without a code, and NOT_FOUND where there is no such plan: both say which there are. */
export const planNamed = async (db: Reader, code: string | undefined): Promise<PlanNamed> => {
  const { rows } = await sql<PlanNamed>`
    select id, code, title, reporting_currency
    from action_plan
    where ${code === undefined ? sql<boolean>`false` : hasCode(sql`code`, code)}`.execute(db);
  if (rows[0]) return rows[0];
  const { rows: all } = await sql<{ code: string }>`select code from action_plan order by start_date, code`.execute(db);
  const there = all.length ? `; there are ${all.map((plan) => plan.code).join(', ')}` : ', and there is none yet';
  if (code === undefined) throw badInput(`plan: say which plan${there}`);
  throw new Refusal('NOT_FOUND', `there is no plan ${code.slice(0, 80)}${there}`);
};
