import type { Context } from '../context.js';
import { parsePartialDate } from '../domain/plan/index.js';
import { Refusal } from '../domain/Refusal.js';
import type { ActionPlan } from '../entities/plan/index.js';
import type { Row } from '../entities/Row.js';

/** A row that a foreign key promises. */
export const found = async <R>(row: Promise<R | null>): Promise<R> => {
  const value = await row;
  if (value === null) throw new Error('a row that a foreign key points to is missing');
  return value;
};

/** A row that a nullable foreign key may point to. */
export const foundOrNull = <R>(
  loader: { load(id: number): Promise<R | null> },
  id: number | null,
): Promise<R | null> | null => (id === null ? null : loader.load(id));

/** The text of a partial date with its bounds; null stays null. */
export const asPartialDate = (text: string | null) => (text === null ? null : parsePartialDate(text));

/** The action or project that something hangs on. */
export const subjectOf = async (
  { actionId, projectId }: { actionId: number | null; projectId: number | null },
  { loaders }: Context,
): Promise<object> =>
  actionId !== null
    ? { ...(await found(loaders.action.load(actionId))), __typename: 'Action' }
    : { ...(await found(loaders.project.load(projectId ?? 0))), __typename: 'Project' };

/** The plan with this code. Throws NOT_FOUND. */
export const knownPlan = async (code: string, { loaders }: Context): Promise<Row<ActionPlan>> => {
  const plan = await loaders.planByCode(code);
  if (!plan) throw new Refusal('NOT_FOUND', `there is no plan "${code.slice(0, 64)}"; \`plans { code }\` lists them`);
  return plan;
};
