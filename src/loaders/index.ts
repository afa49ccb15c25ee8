import type { Reader } from '../database/orm.js';
import type { Lens } from '../domain/lens.js';
import { auditLoaders } from './access/audit.js';
import { lineageLoaders } from './access/lineageLoaders.js';
import { changeLoaders } from './analysis/changes.js';
import { dataQualityLoaders } from './analysis/dataQuality.js';
import { metricsLoaders } from './analysis/metrics.js';
import { budgetLoaders } from './money/budgets.js';
import { forecastLoaders } from './money/forecasts.js';
import { fundingLoaders } from './money/funding.js';
import { portfolioLoaders } from './money/portfolio.js';
import { transactionLoaders } from './money/transactions.js';
import { actionPartLoaders } from './plan/actionParts.js';
import { actionLoaders } from './plan/actions.js';
import { countryLoaders } from './plan/countries.js';
import { countLoaders } from './plan/counts.js';
import { knowledgeLoaders } from './plan/knowledge.js';
import { lookupLoaders } from './plan/lookups.js';
import { organisationLoaders } from './plan/organisations.js';
import { planDateLoaders } from './plan/planDates.js';
import { planPartLoaders } from './plan/planParts.js';
import { planLoaders } from './plan/plans.js';
import { projectPartLoaders } from './plan/projectParts.js';
import { projectLoaders } from './plan/projects.js';
import { explanationLoaders } from './progress/explanations.js';
import { indicatorPartLoaders } from './progress/indicatorParts.js';
import { indicatorSeriesLoaders } from './progress/indicatorSeries.js';
import { indicatorLoaders } from './progress/indicators.js';
import { indicatorValueLoaders } from './progress/indicatorValues.js';
import { milestoneLoaders } from './progress/milestones.js';
import { progressLoaders } from './progress/progress.js';
import { obligationLoaders } from './reporting/obligations.js';
import { periodLoaders } from './reporting/periods.js';
import { reportingLoaders } from './reporting/reportFacts.js';
import { reportListLoaders } from './reporting/reportLists.js';
import { reportPartLoaders } from './reporting/reportParts.js';
import { reportLoaders } from './reporting/reports.js';
import { rowLoaders } from './rows.js';

/** Every loader, made once for an operation: what one operation has read, it does not read again. */
export const createLoaders = (db: Reader, lens: Lens) => {
  const rows = rowLoaders(db);
  const progress = progressLoaders(db, lens);
  const reporting = reportingLoaders(db, lens);
  const quality = dataQualityLoaders(db, lens);
  return {
    ...rows,
    ...lookupLoaders(db, rows),
    ...planLoaders(db, lens),
    ...planPartLoaders(db),
    ...projectPartLoaders(db),
    ...actionPartLoaders(db),
    ...actionLoaders(db, lens, { ...progress, ...reporting, ...quality, ...rows }),
    ...projectLoaders(db, lens, progress),
    ...countryLoaders(db, lens),
    ...organisationLoaders(db, lens),
    ...knowledgeLoaders(db, lens),
    ...planDateLoaders(db, lens),
    ...countLoaders(db, lens),
    ...budgetLoaders(db, lens),
    ...forecastLoaders(db, lens),
    ...transactionLoaders(db, lens),
    ...fundingLoaders(db, lens),
    ...portfolioLoaders(db, lens),
    ...metricsLoaders(db, lens),
    ...progress,
    ...indicatorPartLoaders(db, lens),
    ...indicatorSeriesLoaders(db, lens),
    ...reporting,
    ...quality,
    ...periodLoaders(db, lens),
    ...reportLoaders(db, lens),
    ...reportListLoaders(db, lens),
    ...reportPartLoaders(db, lens),
    ...indicatorLoaders(db, lens),
    ...indicatorValueLoaders(db, lens),
    ...milestoneLoaders(db, lens),
    ...explanationLoaders(db, lens),
    ...changeLoaders(db, lens),
    ...lineageLoaders(db),
    ...auditLoaders(db, lens),
    ...obligationLoaders(db, lens),
  };
};

export type Loaders = ReturnType<typeof createLoaders>;
