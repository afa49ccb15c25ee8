import type { Context } from '../../context.js';
import { Refusal } from '../../domain/Refusal.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';

/** The plan with this code. Throws NOT_FOUND. */
export const requiredPlan = async (code: string, { loaders }: Context): Promise<Row<ActionPlan>> => {
  const plan = await loaders.planByCode(code);
  if (!plan) throw new Refusal('NOT_FOUND', `there is no plan "${code.slice(0, 64)}"; \`plans { code }\` lists them`);
  return plan;
};
