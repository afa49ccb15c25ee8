import { Budget, PlannedDisbursement } from '../../../entities/money/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { onto, statedIn } from '../dataset/stated.js';
import { AS_RECORDED, addStatements } from './addStatements.js';
import { joinKey } from './joinKey.js';
import type { Load } from './Load.js';
import { only, onlyOrNull } from './store.js';
import { ofProjects } from './storeMoney.js';

// Budgets and forecasts are never changed by a load: what says something new is added.

interface BudgetSaid extends Pick<Budget, 'type' | 'periodStart' | 'periodEnd' | 'status' | 'amount' | 'currency'> {
  valueDate: string;
}

const budgetSaid = (project: string, said: BudgetSaid) => ({
  subject: joinKey(project, said.type, said.periodStart, said.periodEnd),
  content: joinKey(said.status, said.amount, said.currency, said.valueDate),
});

const SUBJECT = ['type', 'periodStart', 'periodEnd'] as const;

/** What a stored budget has that a record may leave out. */
const leftOut = ({ type, status, periodStart, periodEnd, valueDate }: Budget) => ({
  type,
  status,
  periodStart,
  periodEnd,
  valueDate,
});

/** The last stored budget that a record may mean, by what it states of type and period. */
const budgetMeant = (record: Dataset['budgets'][number], stored: readonly Budget[]) => {
  const named = SUBJECT.filter((name) => statedIn(record).has(name));
  const row = stored.findLast((one) => named.every((name) => one[name] === record[name]));
  return row && leftOut(row);
};

/** Adds budgets that say something new. */
export const storeBudgets = async (load: Load): Promise<void> => {
  const { em, data, provenance, projects, added } = load;
  if (!data.budgets.length) return;
  const stored = await em.find(Budget, ofProjects(load, data.budgets), {
    populate: ['project'],
    orderBy: AS_RECORDED,
  });
  const ofProject = Map.groupBy(stored, (row) => row.project.unwrap().code);
  addStatements(
    load,
    stored.map((row) => ({ ...budgetSaid(row.project.unwrap().code, row), recordedAt: row.recordedAt })),
    data.budgets
      .map((record) => onto(record, budgetMeant(record, ofProject.get(record.project) ?? [])))
      .map((given, index) => ({
        ...budgetSaid(given.project, given),
        recordedAt: given.recordedAt,
        at: `budgets.${index}`,
        add: (recordedAt) => {
          const project = only(projects, given.project);
          added.push({ of: project, date: given.periodEnd, field: `budgets.${index}.periodEnd` });
          added.push({ of: project, date: given.valueDate, field: `budgets.${index}.valueDate` });
          em.create(Budget, { ...given, project, recordedAt, provenance: provenance(given.provenance) });
        },
      })),
  );
};

type ForecastSaid = Dataset['plannedDisbursements'][number] & { valueDate: string };

const forecastSaid = ({ project, provider, receiver, ...said }: Omit<ForecastSaid, 'recordedAt' | 'provenance'>) => ({
  subject: joinKey(project, provider, receiver, said.type, said.periodStart, said.periodEnd),
  content: joinKey(said.amount, said.currency, said.valueDate),
});

/** Adds planned disbursements that say something new. */
export const storePlannedDisbursements = async (load: Load): Promise<void> => {
  const { em, data, provenance, projects, organisations } = load;
  if (!data.plannedDisbursements.length) return;
  const stored = await em.find(PlannedDisbursement, ofProjects(load, data.plannedDisbursements), {
    populate: ['project', 'provider', 'receiver'],
    orderBy: AS_RECORDED,
  });
  addStatements(
    load,
    stored.map((row) => ({
      ...forecastSaid({
        ...row,
        project: row.project.unwrap().code,
        provider: row.provider?.unwrap().code ?? null,
        receiver: row.receiver?.unwrap().code ?? null,
      }),
      recordedAt: row.recordedAt,
    })),
    data.plannedDisbursements
      .map((given) => ({ ...given, valueDate: given.valueDate ?? given.periodStart }))
      .map((given, index) => ({
        ...forecastSaid(given),
        recordedAt: given.recordedAt,
        at: `plannedDisbursements.${index}`,
        add: (recordedAt) =>
          em.create(PlannedDisbursement, {
            ...given,
            project: only(projects, given.project),
            provider: onlyOrNull(organisations, given.provider),
            receiver: onlyOrNull(organisations, given.receiver),
            recordedAt,
            provenance: provenance(given.provenance),
          }),
      })),
  );
};
