import { Arg, Args, type ClassType, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { trimmed } from '../../domain/decimal.js';
import { addExact, type MoneyMeasure, moneyMeasures } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import { Action, ActionPlan, Country, Organisation, Pillar, Project, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { shownExclusions } from '../../loaders/examples.js';
import type { FundingKey, FundingView, MoneyTotalView } from '../../loaders/money/index.js';
import { DonorFunding, Explanation, Funding, MoneyTotal } from '../../schema/money/index.js';
import { DonorShare, FundingArgs, FundingFilter } from '../../schema/plan/index.js';
import { Attribution, Measure } from '../../vocabulary/index.js';
import { found } from '../references.js';

const MOST_INPUTS = 100;

const moneyMeasure = (measure: Measure): MoneyMeasure => {
  if (!(measure in moneyMeasures))
    throw badInput(`measure: ${measure} is not money; ask for PLEDGED, COMMITTED, DISBURSED or SPENT`);
  return measure as MoneyMeasure;
};

/** A resolver that adds `funding` to a type that stands within a plan, or to a country. */
const fundingOf = <T extends object>(Owner: ClassType<T>, keyOf: (row: never) => FundingKey) => {
  @Resolver(() => Owner)
  class FundingOwnerResolver {
    @FieldResolver(() => Funding, { description: 'Its money, through the lens.' })
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

const ofProject = (id: number): FundingKey => ({ scope: 'project', scopeId: id, kind: 'project', keyId: id });

@Resolver(() => Project)
export class ProjectFundingResolver {
  @FieldResolver(() => Funding, { description: 'Its own money, through the lens; not that of its components.' })
  funding(
    @Root() project: Row<Project>,
    @Arg('filter', () => FundingFilter, { nullable: true, description: 'Which money counts; all if left out.' })
    filter: FundingFilter | null,
    @Ctx() { loaders }: Context,
  ): FundingView {
    return loaders.funding(ofProject(project.id), { filter });
  }
}

@Resolver(() => Country)
export class CountryFundingResolver {
  @FieldResolver(() => Funding, { description: 'Money of the projects that work in it, by percentage, of all plans.' })
  funding(
    @Root() { id }: Row<Country>,
    @Arg('attribution', () => Attribution, {
      nullable: true,
      defaultValue: Attribution.ALLOCATED,
      description: 'By percentage, or each project whole.',
    })
    attribution: Attribution | null,
    @Ctx() { loaders }: Context,
  ): FundingView {
    return loaders.funding({ scope: 'country', scopeId: id, kind: 'country', keyId: id }, { attribution });
  }
}

@Resolver(() => ActionPlan)
export class UnallocatedResolver {
  @FieldResolver(() => MoneyTotal, {
    description:
      'Money of the plan’s projects that no pillar has: the pillars and this add up to the plan (ALLOCATED).',
  })
  unallocated(
    @Root() plan: Row<ActionPlan>,
    @Arg('measure', () => Measure, {
      nullable: true,
      defaultValue: Measure.COMMITTED,
      description: 'PLEDGED, COMMITTED, DISBURSED or SPENT.',
    })
    measure: Measure | null,
    @Arg('filter', () => FundingFilter, { nullable: true, description: 'Which money counts; all if left out.' })
    filter: FundingFilter | null,
    @Ctx() { loaders }: Context,
  ): Promise<MoneyTotalView> {
    return loaders.unallocated(plan.id, moneyMeasure(measure ?? 'COMMITTED'), { filter });
  }
}

@Resolver(() => Funding)
export class FundingResolver {
  @FieldResolver(() => Explanation, {
    description: 'Why a measure of this funding is what it is: PLEDGED, COMMITTED, DISBURSED or SPENT.',
  })
  @Extensions({ listSize: 1 })
  async explain(
    @Root() funding: FundingView,
    @Arg('measure', () => Measure, { nullable: true, defaultValue: Measure.COMMITTED, description: 'The measure.' })
    measure: Measure | null,
    @Ctx() { loaders, lens, revision }: Context,
  ): Promise<Explanation> {
    const { rule, unit, inputs, excluded } = await funding.explain(moneyMeasure(measure ?? 'COMMITTED'));
    const shown = inputs.slice(0, MOST_INPUTS);
    const rest = inputs.slice(MOST_INPUTS);
    const projects = await loaders.project.loadMany(shown.map(({ projectId }) => projectId));
    const lines = shown.map(({ weight, value }, index) => {
      const project = projects[index];
      const known = project && !(project instanceof Error) ? project : null;
      return {
        label: known ? `${known.code}: ${known.title}` : '',
        node: known && { ...known, __typename: 'Project' },
        weight: trimmed(weight) as string | null,
        value,
        unit,
      };
    });
    if (rest.length)
      lines.push({
        label: `${rest.length} more projects`,
        node: null,
        weight: null,
        value: addExact(rest.map(({ value }) => value)),
        unit,
      });
    return {
      rule,
      inputs: lines,
      excluded: await shownExclusions(excluded, loaders),
      lens: { ...lens, currency: unit, revision },
    };
  }
}

@Resolver(() => DonorFunding)
export class DonorFundingResolver {
  @FieldResolver(() => Organisation, { description: 'The donor.' })
  organisation(@Root() donor: DonorFunding, @Ctx() { loaders }: Context): Promise<Row<Organisation>> {
    return found(loaders.organisation.load(donor.organisationId));
  }
}

type DonorLink = DonorShare & { projectId: number };

const shareOf = async (link: DonorLink, { loaders }: Context) => {
  const funding = loaders.funding(ofProject(link.projectId));
  return {
    funding,
    donor: (await funding.byDonor).find(({ organisationId }) => organisationId === link.organisationId),
  };
};

@Resolver(() => DonorShare)
export class DonorShareFundingResolver {
  @FieldResolver(() => MoneyTotal, {
    description:
      'What it has committed to the project. Nothing recorded shows as 0.00; see the project’s provenance for whether that is known.',
  })
  async committed(@Root() link: DonorLink, @Ctx() context: Context): Promise<MoneyTotalView> {
    const { funding, donor } = await shareOf(link, context);
    return donor?.committed ?? nothing((await funding.committed).converted.currency);
  }

  @FieldResolver(() => MoneyTotal, { description: 'What it has disbursed to the project.' })
  async disbursed(@Root() link: DonorLink, @Ctx() context: Context): Promise<MoneyTotalView> {
    const { funding, donor } = await shareOf(link, context);
    return donor?.disbursed ?? nothing((await funding.disbursed).converted.currency);
  }
}

const nothing = (currency: string): MoneyTotalView => ({
  converted: { amount: '0.00', currency },
  byCurrency: [],
  unconverted: [],
  isComplete: true,
  conversions: Promise.resolve([]),
});
