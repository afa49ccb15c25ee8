import { Arg, Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionPlan, Country, Pillar, Project, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { FundingKey, FundingView, MoneyTotalView } from '../../loaders/money/index.js';
import { Funding, FundingArgs, FundingFilter, MoneyTotal } from '../../schema/money/index.js';
import { Attribution, Measure } from '../../vocabulary/index.js';
import { moneyMeasure } from './moneyMeasure.js';

/** A resolver that adds `funding` to a type whose money is attributed within a plan. */
const fundingOf = <T extends object>(Owner: ClassType<T>, keyOf: (row: never) => FundingKey) => {
  @Resolver(() => Owner)
  class FundingOwnerResolver {
    @FieldResolver(() => Funding, { description: 'Its money, seen through the lens.' })
    funding(
      @Root() row: object,
      @Args(() => FundingArgs) given: FundingArgs,
      @Ctx() { loaders }: Context,
    ): FundingView {
      return loaders.funding(keyOf(row as never), given);
    }
  }
  return FundingOwnerResolver;
};

/** One such resolver for each type whose money is attributed within a plan. */
export const fundingResolvers = [
  fundingOf(ActionPlan, ({ id }: Row<ActionPlan>) => ({ scope: 'plan', scopeId: id, kind: 'plan', keyId: id })),
  fundingOf(Pillar, ({ id, planId }: Row<Pillar>) => ({ scope: 'plan', scopeId: planId, kind: 'pillar', keyId: id })),
  fundingOf(WorkingGroup, ({ id, planId }: Row<WorkingGroup>) => ({
    scope: 'plan',
    scopeId: planId,
    kind: 'workingGroup',
    keyId: id,
  })),
  fundingOf(Action, ({ id, planId }: Row<Action>) => ({ scope: 'plan', scopeId: planId, kind: 'action', keyId: id })),
];

/** The key of a project's own money. */
export const ofProject = (id: number): FundingKey => ({ scope: 'project', scopeId: id, kind: 'project', keyId: id });

/** Money of a project. */
@Resolver(() => Project)
export class ProjectFundingResolver {
  @FieldResolver(() => Funding, {
    description: 'Its own money, seen through the lens, without the money of its components.',
  })
  funding(
    @Root() project: Row<Project>,
    @Arg('filter', () => FundingFilter, {
      nullable: true,
      description: 'Conditions on money. Default: all money counts.',
    })
    filter: FundingFilter | null,
    @Ctx() { loaders }: Context,
  ): FundingView {
    return loaders.funding(ofProject(project.id), { filter });
  }
}

/** Money of a country. */
@Resolver(() => Country)
export class CountryFundingResolver {
  @FieldResolver(() => Funding, { description: 'Money of the projects of all plans that work in the country.' })
  funding(
    @Root() { id }: Row<Country>,
    @Arg('attribution', () => Attribution, {
      nullable: true,
      defaultValue: Attribution.ALLOCATED,
      description: 'Whether each project counts by its percentage in the country (ALLOCATED) or whole (FULL).',
    })
    attribution: Attribution | null,
    @Ctx() { loaders }: Context,
  ): FundingView {
    return loaders.funding({ scope: 'country', scopeId: id, kind: 'country', keyId: id }, { attribution });
  }
}

/** Money of a plan that belongs to no pillar. */
@Resolver(() => ActionPlan)
export class UnallocatedResolver {
  @FieldResolver(() => MoneyTotal, {
    description:
      "Money of the plan's projects that belongs to no pillar. With attribution ALLOCATED, the pillars and this add up to the plan.",
  })
  unallocated(
    @Root() plan: Row<ActionPlan>,
    @Arg('measure', () => Measure, {
      nullable: true,
      defaultValue: Measure.COMMITTED,
      description: 'PLEDGED, COMMITTED, DISBURSED or SPENT.',
    })
    measure: Measure | null,
    @Arg('filter', () => FundingFilter, {
      nullable: true,
      description: 'Conditions on money. Default: all money counts.',
    })
    filter: FundingFilter | null,
    @Ctx() { loaders }: Context,
  ): Promise<MoneyTotalView> {
    return loaders.unallocated(plan.id, moneyMeasure(measure ?? 'COMMITTED'), { filter });
  }
}
