import { Field, ObjectType } from 'type-graphql';
import { Action, ActionPlan, Organisation, Pillar, Project } from '../../entities/plan/index.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { Progress } from '../progress/progress.js';
import { StatusCount } from '../progress/statusCount.js';
import { Funding } from './funding.js';

const SHARE = 'What the organisation itself provided.';
const WHOLE = 'What all donors together provided, on the same node.';

@ObjectType({ description: 'A pillar of the portfolio with the actions under it, or one of these actions.' })
export class PortfolioNode {
  @Field(() => Pillar, {
    nullable: true,
    description: 'The pillar; null for an action, and for actions whose pillar is not verified.',
  })
  pillar!: object | null;

  @Field(() => Action, { nullable: true, description: 'The action; null for a pillar.' })
  action!: object | null;

  @Field(() => Funding, { description: SHARE })
  share!: object;

  @Field(() => Funding, { description: WHOLE })
  whole!: object;

  @Field(() => Progress, { description: 'How far the whole pillar or action has come.' })
  progress!: object;

  @Field(() => [PortfolioNode], { description: 'Actions under the pillar that the organisation funds something of.' })
  actions!: PortfolioNode[];
}

@ObjectType({ description: 'A project of the portfolio.' })
export class PortfolioProject {
  @Field(() => Project, { description: 'The project.' })
  project!: object;

  @Field(() => Progress, { description: 'How far the project has come.' })
  progress!: object;

  @Field(() => ProgressReport, {
    nullable: true,
    description: "Its report of the latest period that counts on the lens's basis.",
  })
  latestReport!: object | null;

  @Field(() => Funding, { description: SHARE })
  share!: object;

  @Field(() => Funding, { description: WHOLE })
  whole!: object;
}

@ObjectType({
  description: 'The plan seen through a funder: only what it funds, with its share and the whole side by side.',
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

  @Field(() => [StatusCount], { description: 'How many of the actions that it funds something of have which status.' })
  statusCounts!: StatusCount[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day by which a report on one of these projects is, or was, to come in and has not; null where none is.',
  })
  nextReportDue!: string | null;

  @Field(() => [PortfolioNode], { description: 'Pillars with actions that it funds something of.' })
  pillars!: PortfolioNode[];

  @Field(() => [PortfolioProject], { description: 'Projects that it funds, by code.' })
  projects!: PortfolioProject[];
}
