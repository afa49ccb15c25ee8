import { Field, ObjectType } from 'type-graphql';
import { Action, ActionPlan, Organisation, Pillar, Project } from '../../entities/plan/index.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { Progress } from '../progress/progress.js';
import { StatusCount } from '../progress/statusCount.js';
import { Funding } from './funding.js';

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
}
