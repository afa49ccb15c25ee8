import { sql } from 'kysely';
import type { Reader } from '../../../database/orm.js';
import type { Lens } from '../../../domain/lens.js';
import { badInput } from '../../../domain/Refusal.js';
import { actionConditions, projectConditions } from '../../../loaders/plan/index.js';
import { all, type Condition, searchConditions } from '../../../loaders/search.js';
import type { TransactionFilter } from '../../../schema/money/index.js';
import type { ProjectFilter } from '../../../schema/plan/index.js';
import { ActivityStatus, FlowType, TiedStatus, TransactionType } from '../../../vocabulary/index.js';
import type { BareColumn } from '../kinds/Column.js';
import type { RowsWanted, SheetKind } from '../kinds/index.js';
import { takenBy } from './allFeeds.js';
import { checkCodes } from './checkCodes.js';
import { type Asking, checkNames, dayIn, flagIn, lensIn, listIn, type Parameters } from './parameters.js';
import { type PlanNamed, planNamed } from './planNamed.js';
import type { Table } from './statement.js';

/** What is asked of a feed. */
export interface FeedWanted {
  kind: SheetKind;
  plan: PlanNamed | null;
  lens: Lens;
  table: Table;
}

/** Filters that say something of projects. */
const projectFilter = (given: Parameters, plan: string | undefined): ProjectFilter => ({
  ...Object.fromEntries(
    ['pillar', 'action', 'donor', 'country', 'region', 'sector', 'countryGroup', 'search'].flatMap((name) =>
      given[name] === undefined ? [] : [[name, given[name]]],
    ),
  ),
  ...(plan === undefined ? {} : { plan }),
  codes: listIn(given, 'codes') ?? null,
  activityStatus: (listIn(given, 'activityStatus', ActivityStatus) as ProjectFilter['activityStatus']) ?? null,
});

/** Filters that say something of transactions. */
const factFilter = (given: Parameters): TransactionFilter => ({
  type: (listIn(given, 'type', TransactionType) as TransactionFilter['type']) ?? null,
  flowType: (listIn(given, 'flowType', FlowType) as TransactionFilter['flowType']) ?? null,
  tiedStatus: (listIn(given, 'tiedStatus', TiedStatus) as TransactionFilter['tiedStatus']) ?? null,
  financeType: listIn(given, 'financeType') ?? null,
  aidType: listIn(given, 'aidType') ?? null,
  inKind: flagIn(given, 'inKind') ?? null,
  provider: given.provider ?? null,
  date: { from: dayIn(given, 'from') ?? null, to: dayIn(given, 'to') ?? null },
});

/** The columns that are asked for, in the order in which they are named; all without a word. */
export const columnsIn = <C extends BareColumn>(columns: readonly C[], given: Parameters): readonly C[] => {
  const names = listIn(given, 'columns');
  const again = names?.find((name, index) => names.indexOf(name) < index);
  if (again !== undefined) throw badInput(`columns: ${again.slice(0, 40)} is named twice; leave one out`);
  return (
    names?.map((name) => {
      const found = columns.find((column) => column.name === name);
      if (!found)
        throw badInput(
          `columns: there is no ${name.slice(0, 40)}; there are ${columns.map((one) => one.name).join(', ')}`,
        );
      return found;
    }) ?? columns
  );
};

const never = (): never => {
  throw new Error('a feed is not filtered by status');
};

/** Projects that serve no plan at all: no feed of a plan has them. */
const servesNoPlan = sql<boolean>`not exists (select from plan_member m where m.project_id = item.id)`;

/** Filters that say something of actions too; any other one leaves out what is of an action itself. */
const OF_ACTIONS = ['plan', 'action', 'pillar'];

/** Whether an action `a` is among those that a filter of projects asks for. */
const actionChosen = (filter: ProjectFilter): Condition => {
  const isOfProjects = Object.entries(filter).some(([name, value]) => !OF_ACTIONS.includes(name) && value != null);
  if (isOfProjects) return sql<boolean>`false`;
  return all(actionConditions({ codes: filter.action ? [filter.action] : null, pillar: filter.pillar ?? null }));
};

/** Rows of a kind as they are asked for. */
const rowsWanted = async (plan: PlanNamed | null, lens: Lens, given: Parameters): Promise<RowsWanted> => {
  const isUnplanned = flagIn(given, 'unplanned') ?? false;
  const filter = projectFilter(given, isUnplanned ? undefined : plan?.code);
  const conditions = await projectConditions(filter, lens, { allProjects: never });
  return {
    planId: plan?.id ?? 0,
    lens,
    isChosen: all([sql<boolean>`item.archived_at is null`, ...(isUnplanned ? [servesNoPlan] : []), ...conditions]),
    isActionChosen: isUnplanned ? sql<boolean>`false` : actionChosen(filter),
    facts: factFilter(given),
    search: (alias) => all(searchConditions(given.search, alias)),
  };
};

/** Throws BAD_USER_INPUT for a plan of what belongs to none: its rows are the same for all. */
const checkPlan = ({ plan }: Parameters, { name, isOfPlan }: SheetKind): void => {
  if (plan !== undefined && !isOfPlan) throw badInput(`plan: ${name} belong to no plan; leave it out`);
};

/** What an address asks of a feed. Throws BAD_USER_INPUT for what it does not take, and NOT_FOUND for a plan that there is not. */
export const feedWanted = async (
  db: Reader,
  kind: SheetKind,
  given: Parameters,
  asking: Asking,
): Promise<FeedWanted> => {
  checkPlan(given, kind);
  checkNames(given, takenBy(kind), kind.name);
  const lens = lensIn(given, asking);
  const plan = kind.isOfPlan ? await planNamed(db, given.plan) : null;
  await checkCodes(db, plan, given);
  const wanted = await rowsWanted(plan, lens, given);
  return { kind, plan, lens, table: { columns: columnsIn(kind.columns, given), rows: kind.rows(wanted) } };
};
