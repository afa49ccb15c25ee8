import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { caseless } from '../../domain/text.js';
import type { Action, ActionPlan, Organisation, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { Tables } from '../../entities/tables.js';
import type { rowLoaders } from '../rows.js';
import { hasCode } from '../search.js';
import { organisationCalled } from './organisationCalled.js';

type Coded = 'actionPlan' | 'project' | 'country';

/** Single things by what their users call them; null where there is none. */
export const lookupLoaders = (db: Reader, { actionPlan }: Pick<ReturnType<typeof rowLoaders>, 'actionPlan'>) => {
  const first = async <R>(select: RawBuilder<unknown>): Promise<R | null> =>
    ((await select.execute(db)).rows as R[])[0] ?? null;

  const byCode = <T extends Coded>(table: T, code: string) =>
    first<Tables[T]>(sql`
      select *
      from ${sql.table(table)}
      where ${hasCode(sql`code`, code)}`);

  const readPlan = async (code: string): Promise<Row<ActionPlan> | null> => {
    const plan = await byCode('actionPlan', code);
    if (plan) actionPlan.prime(plan.id, plan); // so that what points to it does not read it again
    return plan;
  };
  const plans = new Map<string, Promise<Row<ActionPlan> | null>>();

  return {
    planByCode: (code: string): Promise<Row<ActionPlan> | null> => {
      const plan = plans.get(caseless(code)) ?? readPlan(code);
      plans.set(caseless(code), plan);
      return plan;
    },
    projectByCode: async (code: string) => {
      const project = await byCode('project', code);
      return project?.archivedAt ? null : project;
    },
    organisationByCode: (code: string) =>
      first<Row<Organisation>>(sql`
        select *
        from organisation
        where id = ${organisationCalled(code)}`),
    countryByCode: (code: string) => byCode('country', code),

    actionOfPlan: (plan: string, code: string) =>
      first<Row<Action>>(sql`
        select a.*
        from action a
          join action_plan pl on pl.id = a.plan_id
        where ${hasCode(sql`pl.code`, plan)} and ${hasCode(sql`a.code`, code)}`),

    workingGroupOfPlan: (plan: string, number: number) =>
      first<Row<WorkingGroup>>(sql`
        select g.*
        from working_group g
          join action_plan pl on pl.id = g.plan_id
        where ${hasCode(sql`pl.code`, plan)} and g.number = ${number}`),
  };
};
