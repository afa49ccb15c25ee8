import type { Problem } from '../../../domain/problems.js';
import type { Dataset } from '../dataset/dataset.js';
import { type Check, openCheckContext } from './CheckContext.js';
import { checkAssessments, checkMilestones, checkSuccessions } from './checkFacts.js';
import { checkIndicators } from './checkIndicators.js';
import { checkEvents, checkPublications, checkTools } from './checkKnowledge.js';
import { checkBudgets, checkExchangeRates, checkPlannedDisbursements, checkTransactions } from './checkMoney.js';
import { checkPlans } from './checkPlans.js';
import { checkProjects } from './checkProjects.js';
import { checkCodes, checkCountries, checkGroupMemberships, checkOrganisations } from './checkReferenceData.js';
import { checkReportingPeriods, checkReports } from './checkReports.js';
import type { KnownCodes } from './knownCodes.js';

const checks: readonly Check[] = [
  checkCodes,
  checkCountries,
  checkGroupMemberships,
  checkOrganisations,
  checkPlans,
  checkProjects,
  checkEvents,
  checkPublications,
  checkTools,
  checkTransactions,
  checkBudgets,
  checkPlannedDisbursements,
  checkExchangeRates,
  checkReportingPeriods,
  checkReports,
  checkIndicators,
  checkMilestones,
  checkAssessments,
  checkSuccessions,
];

/** Everything in a dataset that names nothing, is given twice, or breaks a rule. */
export const checkDataset = (data: Dataset, known: KnownCodes): Problem[] => {
  const context = openCheckContext(data, known);
  return checks.flatMap((check) => check(context));
};
