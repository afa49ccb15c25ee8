import { Arg, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { type ActionPlan, Organisation, type Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { FundingKey } from '../../loaders/money/index.js';
import { countStatuses, type ProgressView, viewOf } from '../../loaders/progress/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { Portfolio, PortfolioNode, PortfolioProject } from '../../schema/money/index.js';
import { Progress, StatusCount } from '../../schema/progress/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { found, knownPlan } from '../references.js';

interface View {
  organisation: Row<Organisation>;
  plan: Row<ActionPlan>;
}

/** The money of a key: what the organisation provided, and the whole. */
const bothOf = (key: FundingKey, { organisation, plan }: View, { loaders }: Context) => ({
  share: loaders.funding(key, {
    filter: { donor: organisation.code },
    provider: organisation.id,
    currency: plan.reportingCurrency,
  }),
  whole: loaders.funding(key, { currency: plan.reportingCurrency }),
});

@Resolver(() => Organisation)
export class OrganisationPortfolioResolver {
  @FieldResolver(() => Portfolio, {
    description:
      'The plan seen through this funder: only what it funds, with its share and the whole side by side. NOT_FOUND if there is no such plan.',
  })
  async portfolio(
    @Root() organisation: Row<Organisation>,
    @Arg('plan', () => String, { description: 'Code of the plan.' }) code: string,
    @Ctx() context: Context,
  ) {
    const plan = await knownPlan(code, context);
    const view = { organisation, plan };
    return { ...view, ...bothOf({ scope: 'plan', scopeId: plan.id, kind: 'plan', keyId: plan.id }, view, context) };
  }
}

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

@Resolver(() => Portfolio)
export class PortfolioResolver {
  @FieldResolver(() => [PortfolioNode])
  @Extensions({ listSize: 3 })
  async pillars(@Root() view: View, @Ctx() context: Context) {
    const { loaders } = context;
    const actions = await loaders.fundedActions(view.plan.id).load(view.organisation.id);
    const unplaced = new Set(actions.flatMap(({ actionId, pillarId }) => (pillarId === null ? [actionId] : [])));
    const byPillar = [...Map.groupBy(actions, ({ pillarId }) => pillarId)].sort(
      ([a], [b]) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER),
    );
    return Promise.all(
      byPillar.map(async ([pillarId, some]) => ({
        pillar: pillarId === null ? null : await found(loaders.pillar.load(pillarId)),
        action: null,
        /** Read only when it is asked for. */
        get progress() {
          return loaders
            .planProgress(view.plan.id)
            .then((standings) =>
              pillarId === null
                ? viewOf(standings.together(unplaced), { part: 'plan', id: view.plan.id })
                : viewOf(standings.of('pillar', pillarId), { part: 'pillar', id: pillarId }),
            );
        },
        ...bothOf(
          pillarId === null
            ? { scope: 'plan', scopeId: view.plan.id, kind: 'unallocated', keyId: view.plan.id }
            : { scope: 'plan', scopeId: view.plan.id, kind: 'pillar', keyId: pillarId },
          view,
          context,
        ),
        actions: await Promise.all(
          some.map(async ({ actionId }) => ({
            pillar: null,
            action: await found(loaders.action.load(actionId)),
            get progress() {
              return loaders
                .planProgress(view.plan.id)
                .then((standings) => viewOf(standings.of('action', actionId), { part: 'action', id: actionId }));
            },
            ...bothOf({ scope: 'plan', scopeId: view.plan.id, kind: 'action', keyId: actionId }, view, context),
            actions: [],
          })),
        ),
      })),
    );
  }

  @FieldResolver(() => [StatusCount])
  @Extensions({ listSize: 9 })
  async statusCounts(@Root() view: View, @Ctx() { loaders }: Context) {
    const [actions, standings] = await Promise.all([
      loaders.fundedActions(view.plan.id).load(view.organisation.id),
      loaders.planProgress(view.plan.id),
    ]);
    return countStatuses(actions.map(({ actionId }) => standings.of('action', actionId)));
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async nextReportDue(@Root() view: View, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.nextReportDue(view.plan.id).load(view.organisation.id);
  }

  @FieldResolver(() => [PortfolioProject])
  @Extensions({ listSize: 50 })
  async projects(@Root() view: View, @Ctx() context: Context) {
    const { loaders } = context;
    const ids = (await loaders.fundedProjects(view.plan.id).load(view.organisation.id)).map(({ id }) => id);
    return Promise.all(
      ids.map(async (id) => ({
        project: await found(loaders.project.load(id)),
        ...bothOf({ scope: 'project', scopeId: id, kind: 'project', keyId: id }, view, context),
      })),
    );
  }
}
