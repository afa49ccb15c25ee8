import type { EntityManager } from '@mikro-orm/postgresql';
import type { Writer } from '../../../database/Writer.js';
import { InvalidInput, type Problem } from '../../../domain/problems.js';
import { Project } from '../../../entities/plan/index.js';
import { ReportingPeriod } from '../../../entities/reporting/index.js';
import { checkClosed, checkNotInClosed } from '../../../services/reporting/index.js';
import { byCli, write } from '../../../services/write/index.js';
import { checkCases } from '../check/checkCases.js';
import { checkDataset } from '../check/checkDataset.js';
import { checkForeignRecords } from '../check/checkForeignRecords.js';
import { checkNumbers } from '../check/checkNumbers.js';
import { findKnownCodes } from '../check/knownCodes.js';
import type { Dataset } from '../dataset/dataset.js';
import { analyzeAfter } from './analyzeAfter.js';
import { findStored } from './findStored.js';
import { type Load, type OnStep, openLoad, type Step } from './Load.js';
import { nameSurvivors } from './nameSurvivors.js';
import { asInvalidInput } from './refusedByTables.js';
import { storeEvents, storePublications, storeTools } from './storeKnowledge.js';
import { announceMoney, storeExchangeRates, storeTransactions } from './storeMoney.js';
import { storeBudgets, storePlannedDisbursements } from './storePlannedMoney.js';
import { storePlans } from './storePlans.js';
import {
  announceProgress,
  storeAssessments,
  storeIndicators,
  storeMilestones,
  storeSuccessions,
} from './storeProgress.js';
import { findProjectsOfFacts, findProjectsOfKnowledge, storeProjects } from './storeProjects.js';
import {
  storeCountries,
  storeCountryGroups,
  storeGroupMemberships,
  storeOrganisations,
  storeSources,
} from './storeReferenceData.js';
import { storeReports, storeSnapshots } from './storeReports.js';
import { takeTurn } from './takeTurn.js';

export type { OnStep } from './Load.js';

/** Gives what is stored so far its ids: rows of other tables are found by them. */
const flush: Step = ({ em }) => em.flush();

/** What a load does, in this order: each step finds what the earlier ones have stored. */
const steps: readonly Step[] = [
  storeSources,
  storeCountryGroups,
  storeCountries,
  storeGroupMemberships,
  storeOrganisations,
  storePlans,
  storeProjects,
  findProjectsOfKnowledge,
  storeEvents,
  storePublications,
  storeTools,
  findProjectsOfFacts,
  announceMoney,
  flush,
  storeTransactions,
  storeBudgets,
  storePlannedDisbursements,
  storeExchangeRates,
  announceProgress,
  storeReports,
  storeMilestones,
  storeAssessments,
  storeSuccessions,
  storeIndicators,
  flush,
  storeSnapshots,
];

/** Reporting periods that a load leaves outside their plan. */
const periodsOutside = async ({ em, data, plans }: Load): Promise<Problem[]> => {
  const ids = data.plans.map(({ code }) => plans.get(code)?.id ?? 0);
  const rows = await em.find(
    ReportingPeriod,
    { plan: { $in: ids } },
    { populate: ['plan'], orderBy: { start: 'asc' } },
  );
  return rows.flatMap(({ code, start, end, plan: ref }) => {
    const plan = ref.unwrap();
    if (start >= plan.startDate && end <= plan.endDate) return [];
    const index = data.plans.findIndex((one) => one.code === plan.code);
    const within = `the reporting period ${code}, ${start} to ${end}, would be outside ${plan.startDate} to ${plan.endDate}`;
    return [{ path: `plans.${index}.${start < plan.startDate ? 'startDate' : 'endDate'}`, message: within }];
  });
};

/** Throws InvalidInput that lists what a load would change or add in periods that were closed before it. */
const refuseInClosedPeriods = async (load: Load, what: string): Promise<void> => {
  const { em, closed, added, moved, refused } = load;
  await em.flush();
  const dated = added.map(({ of, date, field }) => {
    const type = of instanceof Project ? ('Project' as const) : ('Action' as const);
    return { subject: { type, id: of.id }, date, field };
  });
  const errors = closed.length ? await checkClosed(em, dated, closed) : [];
  for (const { project, parent, field } of moved)
    errors.push(...(await checkNotInClosed(em, project.id, field, { other: parent?.id ?? null, among: closed })));
  const problems = [
    ...refused,
    ...(await periodsOutside(load)),
    ...errors.map(({ code, field, message }) => ({ path: field ?? '', message: `${code}: ${message}`, code })),
  ];
  if (problems.length) throw new InvalidInput(what, problems);
};

/** Begins a load, if the dataset has no errors. Throws InvalidInput that lists all of them. */
const checkAndOpen = async (em: EntityManager, data: Dataset, what: string, how: Loading): Promise<Load> => {
  const stored = await findStored(em, data);
  nameSurvivors(data, stored);
  const problems = [
    ...checkDataset(data, await findKnownCodes(em, data, stored)),
    ...(how.isOfRecord ? [] : await checkForeignRecords(em, data)),
    ...(await checkCases(em, data, stored)),
    ...checkNumbers(data, stored),
  ];
  if (problems.length) throw new InvalidInput(what, problems);
  return openLoad(em, data, stored, how);
};

/** How a dataset is loaded. */
interface Loading extends Pick<Load, 'onStep' | 'by'> {
  /** Whether it comes from those who keep the records, and may change what came from other sources. */
  isOfRecord?: boolean;
}

/** Stores a dataset in a transaction that has its turn. Throws InvalidInput that lists every error. */
export const storeDataset = async (em: EntityManager, data: Dataset, what: string, how: Loading): Promise<void> => {
  const load = await checkAndOpen(em, data, what, how);
  for (const step of steps) await step(load);
  await refuseInClosedPeriods(load, what);
};

/**
 * Stores a dataset: all of it or, if it has an error, nothing. What is stored already under the same code is brought up
 * to date; what is equal is left alone, so that the same dataset again changes nothing. Gives the number of rows
 * written. Throws InvalidInput that lists every error.
 */
export const importDataset = async (
  database: Writer,
  data: Dataset,
  what: string,
  onStep: OnStep = () => {},
): Promise<number> => {
  const { changes } = await write(
    database,
    async (em) => {
      await takeTurn(em, onStep);
      await storeDataset(em, data, what, { onStep, by: byCli });
      onStep('writing');
    },
    { name: what, by: byCli },
  ).catch((error: unknown) => {
    throw asInvalidInput(error, what);
  });
  await analyzeAfter(database, changes);
  return changes;
};
