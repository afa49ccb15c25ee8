import { z } from 'zod';
import { list, moment, optional } from './fields.js';
import { eventShape, publicationShape, toolShape } from './knowledgeShapes.js';
import { budgetShape, exchangeRateShape, plannedDisbursementShape, transactionShape } from './moneyShapes.js';
import { planShape, successionShape } from './planShape.js';
import { assessmentShape, indicatorShape, milestoneShape } from './progressShapes.js';
import { projectShape } from './projectShape.js';
import {
  countryGroupShape,
  countryShape,
  groupMembershipShape,
  organisationShape,
  sourceShape,
} from './referenceShapes.js';
import { reportingPeriodShape, reportShape } from './reportingShapes.js';
import { noteStated } from './stated.js';

/** Everything that the tracker stores of plans and their delivery, by code instead of by id. */
const datasetShape = z.strictObject({
  /** When it says what holds; left out, when it is loaded. */
  statedAt: optional(moment),
  sources: list(sourceShape),
  countryGroups: list(countryGroupShape),
  countries: list(countryShape),
  groupMemberships: list(groupMembershipShape),
  organisations: list(organisationShape),
  plans: list(planShape),
  projects: list(projectShape),
  events: list(eventShape),
  publications: list(publicationShape),
  tools: list(toolShape),
  transactions: list(transactionShape),
  budgets: list(budgetShape),
  plannedDisbursements: list(plannedDisbursementShape),
  exchangeRates: list(exchangeRateShape),
  reportingPeriods: list(reportingPeriodShape),
  reports: list(reportShape),
  indicators: list(indicatorShape),
  milestones: list(milestoneShape),
  assessments: list(assessmentShape),
  successions: list(successionShape),
});

/** A dataset as written, before defaults. */
export type DatasetInput = z.input<typeof datasetShape>;
/** A dataset that has the right shape. Whether what its codes name exists is for the load to check. */
export type Dataset = z.output<typeof datasetShape>;
/** One plan of a dataset. */
export type PlanData = Dataset['plans'][number];
/** One project of a dataset. */
export type ProjectData = Dataset['projects'][number];

/** Reads a dataset into its full shape; each record knows what it states. Throws a ZodError that lists every error. */
export const parseDataset = (input: DatasetInput): Dataset => {
  const dataset = datasetShape.parse(input);
  noteStated(input, dataset);
  return dataset;
};
