import { Field, Int, ObjectType } from 'type-graphql';
import { Action, ActionPlan, Organisation, Pillar, Project } from '../../entities/plan/index.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { Progress } from '../progress/progress.js';
import { StatusCount } from '../progress/statusCount.js';
import { Funding } from './funding.js';
import { MoneyTotal } from './moneyTotal.js';

const SHARE = 'Money that the organisation provided.';
const WHOLE = 'Money that all donors together provided for the same item.';

@ObjectType({ description: 'A pillar of the portfolio with its actions, or one of these actions.' })
export class PortfolioNode {
  @Field(() => Pillar, {
    nullable: true,
    description: 'The pillar. Null for an action, and for the group of actions whose pillar is not verified.',
  })
  pillar!: object | null;

  @Field(() => Action, { nullable: true, description: 'The action; null for a pillar.' })
  action!: object | null;

  @Field(() => Funding, { description: SHARE })
  share!: object;

  @Field(() => Funding, { description: WHOLE })
  whole!: object;

  @Field(() => Progress, { description: 'Progress of the whole pillar or action.' })
  progress!: object;

  @Field(() => [PortfolioNode], { description: 'Actions of the pillar in which the organisation funds a project.' })
  actions!: PortfolioNode[];
}

@ObjectType({ description: 'A project of the portfolio.' })
export class PortfolioProject {
  @Field(() => Project, { description: 'The project.' })
  project!: object;

  @Field(() => Boolean, {
    description: 'True if the source names several organisations, and does not say which of them funds the project.',
  })
  ambiguous!: boolean;

  @Field(() => Progress, { description: 'Progress of the project.' })
  progress!: object;

  @Field(() => ProgressReport, {
    nullable: true,
    description: "Report of the latest period that counts on the lens's basis.",
  })
  latestReport!: object | null;

  @Field(() => Funding, { description: SHARE })
  share!: object;

  @Field(() => Funding, { description: WHOLE })
  whole!: object;
}

@ObjectType({
  description: 'A row of the portfolio as a table: a pillar, one of its actions, or a project of that action.',
})
export class PortfolioRow {
  @Field(() => Int, { description: '0 for a pillar, 1 for an action of it, 2 for a project of that action.' })
  depth!: number;

  @Field(() => Pillar, {
    nullable: true,
    description: 'The pillar of a row of depth 0; null if the pillar of the actions below is not verified.',
  })
  pillar!: object | null;

  @Field(() => Action, { nullable: true, description: 'The action of a row of depth 1; null for all others.' })
  action!: object | null;

  @Field(() => Project, { nullable: true, description: 'The project of a row of depth 2; null for all others.' })
  project!: object | null;

  @Field(() => String, { description: 'Title of the pillar, action or project.' })
  title!: string;

  @Field(() => Progress, { description: 'Progress of the whole pillar, action or project.' })
  progress!: object;

  @Field(() => Boolean, {
    description:
      'True if the source of the project, or of a project below, names several organisations, and does not say which of them funds it.',
  })
  isAmbiguous!: boolean;

  @Field(() => Funding, {
    description:
      'Money that the organisation provided. Of a project: the part of it that the action above has, so that the projects of an action add up to it.',
  })
  share!: object;

  @Field(() => Funding, {
    description:
      'Money that all donors together provided for the same item. Of a pillar or action it includes projects that the organisation does not fund, which have no row.',
  })
  whole!: object;
}

@ObjectType({ description: 'What was disbursed to one organisation.' })
export class ReceiverFunding {
  organisationId!: number | null;

  @Field(() => MoneyTotal, { description: 'Disbursed to it (IATI 3).' })
  disbursed!: object;

  @Field(() => Int, { description: 'Number of projects for which that was.' })
  projects!: number;
}

@ObjectType({
  description: 'The plan as one funder sees it: only what it funds, with its share beside the whole.',
})
export class Portfolio {
  @Field(() => Organisation, { description: 'The funder.' })
  organisation!: object;

  @Field(() => ActionPlan, { description: 'The plan.' })
  plan!: object;

  @Field(() => Funding, { description: SHARE })
  share!: object;

  @Field(() => Funding, { description: WHOLE })
  whole!: object;

  @Field(() => [StatusCount], {
    description: 'Number of actions with each status, of the actions in which it funds a project.',
  })
  statusCounts!: StatusCount[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Next due date, from the lens's day on, of the reports on these projects that are not submitted yet, in open periods. Null if there is no such report; overdue ones are in `projects { latestReport }` and `progressReports`.",
  })
  nextReportDue!: string | null;

  @Field(() => [PortfolioNode], { description: 'Pillars in whose actions it funds a project.' })
  pillars!: PortfolioNode[];

  @Field(() => [PortfolioProject], { description: 'Projects that it funds, by code.' })
  projects!: PortfolioProject[];

  @Field(() => [PortfolioRow], {
    description:
      'Pillars, actions and projects as the rows of one table: each pillar with its actions below it, each action with the projects below it that the organisation funds. A project that serves several actions has a row under each.',
  })
  rows!: object[];

  @Field(() => [ReceiverFunding], {
    description:
      'To whom its disbursements went, the largest first: as each payment names its receiver. They add up to `share { disbursed }`.',
  })
  reached!: object[];
}
