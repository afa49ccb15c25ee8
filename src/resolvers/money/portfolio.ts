import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Organisation, type Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import { countStatuses, type ProgressView, viewOf } from '../../loaders/progress/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Portfolio, PortfolioProject } from '../../schema/money/index.js';
import { Progress, StatusCount } from '../../schema/progress/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { linkedRow } from '../linkedRow.js';
import { requiredPlan } from '../plan/requiredPlan.js';
import { type FunderView, shareAndWhole } from './portfolioMoney.js';

/** The portfolio of an organisation. */
@Resolver(() => Organisation)
export class OrganisationPortfolioResolver {
  @FieldResolver(() => Portfolio, {
    description:
      'The plan as this funder sees it: only what it funds, with its share beside the whole. Error: NOT_FOUND if there is no such plan.',
  })
  async portfolio(
    @Root() organisation: Row<Organisation>,
    @Arg('plan', () => String, { description: 'Code of the plan.' }) code: string,
    @Ctx() context: Context,
  ) {
    const plan = await requiredPlan(code, context);
    const view = { organisation, plan };
    return {
      ...view,
      ...shareAndWhole({ scope: 'plan', scopeId: plan.id, kind: 'plan', keyId: plan.id }, view, context),
    };
  }
}

/** Statuses, due date and projects of a portfolio. */
@Resolver(() => Portfolio)
export class PortfolioResolver {
  @FieldResolver(() => [StatusCount])
  @ListSize('statuses')
  async statusCounts(@Root() view: FunderView, @Ctx() { loaders }: Context) {
    const [actions, standings] = await Promise.all([
      loaders.fundedActions(view.plan.id).load(view.organisation.id),
      loaders.planProgress(view.plan.id),
    ]);
    return countStatuses(actions.map(({ actionId }) => standings.of('action', actionId)));
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async nextReportDue(@Root() view: FunderView, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.nextReportDue(view.plan.id).load(view.organisation.id);
  }

  @FieldResolver(() => [PortfolioProject])
  @ListSize('projectsOfPortfolio')
  async projects(@Root() view: FunderView, @Ctx() context: Context) {
    const { loaders } = context;
    const funded = await loaders.fundedProjects(view.plan.id).load(view.organisation.id);
    return Promise.all(
      funded.map(async ({ id, ambiguous }) => ({
        ambiguous,
        project: await linkedRow(loaders.project, id),
        ...shareAndWhole({ scope: 'project', scopeId: id, kind: 'project', keyId: id }, view, context),
      })),
    );
  }
}

/** Progress and report of a project in a portfolio. */
@Resolver(() => PortfolioProject)
export class PortfolioProjectResolver {
  @FieldResolver(() => Progress)
  async progress(
    @Root() { project: { id } }: { project: Row<Project> },
    @Ctx() { loaders }: Context,
  ): Promise<ProgressView> {
    return viewOf(await loaders.projectProgress.load(id), { part: 'project', id });
  }

  @FieldResolver(() => ProgressReport, { nullable: true })
  latestReport(
    @Root() { project }: { project: Row<Project> },
    @Ctx() { loaders }: Context,
  ): Promise<ShownReport | null> {
    return loaders.latestReportOfProject.load(project.id);
  }
}
