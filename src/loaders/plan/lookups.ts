import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Action, ActionPlan, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { Tables } from '../../entities/tables.js';
import type { rowLoaders } from '../rows.js';

type Coded = 'actionPlan' | 'project' | 'organisation' | 'country';

/** Single things by what their users call them. */
export const lookupLoaders = (
  db: Reader,
  { asOf, currency }: Lens,
  { actionPlan }: Pick<ReturnType<typeof rowLoaders>, 'actionPlan'>,
) => {
  const byCode = async <T extends Coded>(table: T, code: string): Promise<Tables[T] | null> =>
    (await sql<Tables[T]>`select * from ${sql.table(table)} where code = ${code}`.execute(db)).rows[0] ?? null;
  const plans = new Map<string, Promise<Row<ActionPlan> | null>>();
  let shownCurrency: Promise<string> | undefined;
  const readCurrency = async (): Promise<string> => {
    if (currency) return currency;
    const { rows } = await sql<{ currency: string }>`select reporting_currency as currency from action_plan
      order by ${asOf}::date between start_date and end_date desc, start_date desc, id limit 1`.execute(db);
    return rows[0]?.currency ?? 'USD';
  };
  return {
    planByCode: (code: string) => {
      const plan =
        plans.get(code) ??
        byCode('actionPlan', code).then((row) => {
          if (row) actionPlan.prime(row.id, row); // so that what points to it does not read it again
          return row;
        });
      plans.set(code, plan);
      return plan;
    },
    projectByCode: (code: string) => byCode('project', code),
    organisationByCode: (code: string) => byCode('organisation', code),
    countryByCode: (code: string) => byCode('country', code),

    plans: async () =>
      (await sql<Row<ActionPlan>>`select * from action_plan order by start_date desc, id`.execute(db)).rows,

    actionOfPlan: async (plan: string, code: string) =>
      (
        await sql<
          Row<Action>
        >`select a.* from action a join action_plan p on p.id = a.plan_id where p.code = ${plan} and a.code = ${code}`.execute(
          db,
        )
      ).rows[0] ?? null,

    workingGroupOfPlan: async (plan: string, number: number) =>
      (
        await sql<
          Row<WorkingGroup>
        >`select g.* from working_group g join action_plan p on p.id = g.plan_id where p.code = ${plan} and g.number = ${number}`.execute(
          db,
        )
      ).rows[0] ?? null,

    /** Currency of totals: the one asked for, else that of the plan that runs on the lens's day, else of the latest. */
    currency: (): Promise<string> => {
      shownCurrency ??= readCurrency();
      return shownCurrency;
    },

    countryCodes: async () =>
      (
        await sql<{
          code: string;
          iatiCode: string;
          label: string;
        }>`select code, alpha2 as iati_code, name as label from country order by name`.execute(db)
      ).rows,
    countryGroupCodes: async () =>
      (
        await sql<{
          code: string;
          iatiCode: null;
          label: string;
        }>`select code, null as iati_code, name as label from country_group order by code`.execute(db)
      ).rows,
  };
};
