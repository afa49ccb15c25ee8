import type { NonEmptyArray } from 'type-graphql';
import { ActionPartyResolver, ActionProjectEdgeResolver, ActionResolver } from './action.js';
import { AuditResolver } from './audit.js';
import { ChangesResolver } from './changes.js';
import { CodelistResolver } from './codelist.js';
import { CountryResolver } from './country.js';
import { ActionQualityResolver, PlanQualityResolver, ProjectQualityResolver } from './dataQuality.js';
import {
  CountryFundingResolver,
  DonorFundingResolver,
  DonorShareFundingResolver,
  FundingResolver,
  fundingResolvers,
  ProjectFundingResolver,
  UnallocatedResolver,
} from './funding.js';
import { IndicatorPointResolver, IndicatorResolver, IndicatorTargetResolver, IndicatorValueResolver, MilestoneResolver } from './indicator.js';
import { EventResolver, PublicationResolver, ToolResolver } from './knowledge.js';
import { LensResolver } from './lens.js';
import { MetricsResolver } from './metrics.js';
import { MoneyMutations, ProjectMutations } from './mutations.js';
import { NodeResolver } from './node.js';
import { OrganisationResolver } from './organisation.js';
import { PillarResolver } from './pillar.js';
import { PlanMilestoneResolver, PlanResolver } from './plan.js';
import { PlanMutations, ResultMutations } from './planMutations.js';
import { planPartResolvers } from './planParts.js';
import { OrganisationPortfolioResolver, PortfolioProjectResolver, PortfolioResolver } from './portfolio.js';
import { ProgressResolver } from './progress.js';
import { ProjectResolver } from './project.js';
import { DonorShareResolver, ProjectActionResolver, ProjectCountryResolver, ProjectOrganisationResolver, ProjectPillarResolver } from './projectLinks.js';
import { ProvenanceResolver } from './provenance.js';
import { ProgressReportResolver, ReportEventResolver, ReportingPeriodResolver, SnapshotResolver } from './report.js';
import { AccountMutations, PeriodMutations, ReportMutations } from './reportingMutations.js';
import { resultResolvers } from './results.js';
import { provenanceResolvers } from './stated.js';
import { TimeSeriesResolver } from './timeSeries.js';
import { BudgetResolver, ProjectMoneyResolver, TransactionResolver } from './transaction.js';
import { ObligationResolver, scopeResolvers, ViewerResolver } from './viewer.js';
import { OfficerResolver, WorkingGroupResolver } from './workingGroup.js';

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
