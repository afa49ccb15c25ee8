import type { NonEmptyArray } from 'type-graphql';
import { AuditResolver } from './access/audit.js';
import { ObligationResolver, scopeResolvers, ViewerResolver } from './access/viewer.js';
import { ChangesResolver } from './analysis/changes.js';
import { ActionQualityResolver, PlanQualityResolver, ProjectQualityResolver } from './analysis/dataQuality.js';
import { MetricsResolver } from './analysis/metrics.js';
import { TimeSeriesResolver } from './analysis/timeSeries.js';
import { LensResolver } from './lens.js';
import {
  CountryFundingResolver,
  DonorFundingResolver,
  DonorShareFundingResolver,
  FundingResolver,
  fundingResolvers,
  ProjectFundingResolver,
  UnallocatedResolver,
} from './money/funding.js';
import { OrganisationPortfolioResolver, PortfolioProjectResolver, PortfolioResolver } from './money/portfolio.js';
import { BudgetResolver, ProjectMoneyResolver, TransactionResolver } from './money/transaction.js';
import { NodeResolver } from './node.js';
import { ActionPartyResolver, ActionProjectEdgeResolver, ActionResolver } from './plan/action.js';
import { CodelistResolver } from './plan/codelist.js';
import { CountryResolver } from './plan/country.js';
import { EventResolver, PublicationResolver, ToolResolver } from './plan/knowledge.js';
import { OrganisationResolver } from './plan/organisation.js';
import { PillarResolver } from './plan/pillar.js';
import { PlanMilestoneResolver, PlanResolver } from './plan/plan.js';
import { PlanMutations, ResultMutations } from './plan/planMutations.js';
import { planPartResolvers } from './plan/planParts.js';
import { ProjectResolver } from './plan/project.js';
import {
  DonorShareResolver,
  ProjectActionResolver,
  ProjectCountryResolver,
  ProjectOrganisationResolver,
  ProjectPillarResolver,
} from './plan/projectLinks.js';
import { MoneyMutations, ProjectMutations } from './plan/projectMutations.js';
import { ProvenanceResolver } from './plan/provenance.js';
import { provenanceResolvers } from './plan/provenanceOf.js';
import { OfficerResolver, WorkingGroupResolver } from './plan/workingGroup.js';
import {
  IndicatorPointResolver,
  IndicatorResolver,
  IndicatorTargetResolver,
  IndicatorValueResolver,
  MilestoneResolver,
} from './progress/indicator.js';
import { ProgressResolver } from './progress/progress.js';
import { resultResolvers } from './progress/results.js';
import {
  ProgressReportResolver,
  ReportEventResolver,
  ReportingPeriodResolver,
  SnapshotResolver,
} from './reporting/report.js';
import { AccountMutations, PeriodMutations, ReportMutations } from './reporting/reportingMutations.js';

/** Every resolver class of the API. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql asks for this type.
export const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  LensResolver,
  ViewerResolver,
  ObligationResolver,
  ...scopeResolvers,
  AuditResolver,
  PeriodMutations,
  ReportMutations,
  AccountMutations,
  SnapshotResolver,
  PlanResolver,
  PlanMilestoneResolver,
  PillarResolver,
  WorkingGroupResolver,
  OfficerResolver,
  ActionResolver,
  ActionPartyResolver,
  ActionProjectEdgeResolver,
  ProjectResolver,
  ProjectActionResolver,
  ProjectPillarResolver,
  ProjectCountryResolver,
  ProjectOrganisationResolver,
  DonorShareResolver,
  OrganisationResolver,
  CountryResolver,
  EventResolver,
  PublicationResolver,
  ToolResolver,
  CodelistResolver,
  MetricsResolver,
  TimeSeriesResolver,
  ProjectMutations,
  MoneyMutations,
  PlanMutations,
  ResultMutations,
  OrganisationPortfolioResolver,
  PortfolioResolver,
  PortfolioProjectResolver,
  FundingResolver,
  ...fundingResolvers,
  ProjectFundingResolver,
  CountryFundingResolver,
  UnallocatedResolver,
  DonorFundingResolver,
  DonorShareFundingResolver,
  ProjectMoneyResolver,
  TransactionResolver,
  BudgetResolver,
  ...planPartResolvers,
  ...resultResolvers,
  ProgressResolver,
  ChangesResolver,
  PlanQualityResolver,
  ActionQualityResolver,
  ProjectQualityResolver,
  IndicatorResolver,
  IndicatorPointResolver,
  IndicatorTargetResolver,
  IndicatorValueResolver,
  MilestoneResolver,
  ReportingPeriodResolver,
  ProgressReportResolver,
  ReportEventResolver,
  ProvenanceResolver,
  ...provenanceResolvers,
];
