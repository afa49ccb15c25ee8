import { DonorFundingResolver, DonorShareFundingResolver } from './donorFunding.js';
import { CountryFundingResolver, fundingResolvers, ProjectFundingResolver, UnallocatedResolver } from './funding.js';
import { FundingResolver } from './fundingExplanation.js';
import { MoneyResolver } from './money.js';
import { MoneyMutations } from './moneyMutations.js';
import {
  ForecastOfProjectResolver,
  PlannedDisbursementResolver,
  ProjectForecastResolver,
} from './plannedDisbursement.js';
import { OrganisationPortfolioResolver, PortfolioProjectResolver, PortfolioResolver } from './portfolio.js';
import { PortfolioPillarsResolver } from './portfolioPillars.js';
import { PortfolioReachedResolver, ReceiverFundingResolver } from './portfolioReached.js';
import { PortfolioRowResolver, PortfolioRowsResolver } from './portfolioRows.js';
import { BudgetResolver, ProjectMoneyResolver, TransactionResolver } from './transaction.js';

/** Resolvers of money. */
export const moneyResolvers = [
  DonorFundingResolver,
  DonorShareFundingResolver,
  ...fundingResolvers,
  ProjectFundingResolver,
  CountryFundingResolver,
  UnallocatedResolver,
  FundingResolver,
  MoneyResolver,
  MoneyMutations,
  OrganisationPortfolioResolver,
  PortfolioResolver,
  PortfolioProjectResolver,
  PortfolioPillarsResolver,
  PortfolioRowsResolver,
  PortfolioRowResolver,
  PortfolioReachedResolver,
  ReceiverFundingResolver,
  ProjectMoneyResolver,
  TransactionResolver,
  BudgetResolver,
  ProjectForecastResolver,
  PlannedDisbursementResolver,
  ForecastOfProjectResolver,
];
