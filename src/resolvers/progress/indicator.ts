import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { trimmed } from '../../domain/decimal.js';
import { Country, Project } from '../../entities/plan/index.js';
import { Indicator, IndicatorPoint, IndicatorValue, Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { Page } from '../../loaders/page.js';
import { type IndicatorStanding, type ProgressView, type ShownValue, viewOf } from '../../loaders/progress/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { PageArgs } from '../../schema/connection.js';
import { IndicatorTarget, IndicatorValueConnection, Progress } from '../../schema/progress/index.js';
import { ReportSubject } from '../../schema/reporting/index.js';
import { DateScalar, DecimalScalar, ReportState } from '../../vocabulary/index.js';
import { found, foundOrNull, subjectOf } from '../references.js';

/** Progress of an indicator stands with that of what it belongs to. */
const standingOf = async (indicator: Row<Indicator>, { loaders }: Context): Promise<IndicatorStanding> => {
  const owner =
    indicator.projectId !== null
      ? await loaders.projectProgress.load(indicator.projectId)
      : (await loaders.planProgress((await found(loaders.action.load(indicator.actionId ?? 0))).planId)).actions.get(
          indicator.actionId ?? 0,
        );
  return found(Promise.resolve(owner?.indicators.get(indicator.id) ?? null));
};

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => ReportSubject, { description: 'The action or project that it measures.' })
  owner(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<object> {
    return subjectOf(indicator, context);
  }

  @FieldResolver(() => IndicatorPoint, {
    nullable: true,
    description: 'What it was before the work began; null where that is not known, which is not 0.',
  })
  async baseline(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<Row<IndicatorPoint> | null> {
    return (await loaders.pointsOfIndicator.load(indicator.id)).baseline;
  }

  @FieldResolver(() => IndicatorPoint, { nullable: true, description: 'What is to be reached in the end.' })
  async target(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<Row<IndicatorPoint> | null> {
    return (await loaders.pointsOfIndicator.load(indicator.id)).target;
  }

  @FieldResolver(() => [IndicatorTarget], {
    description: 'What is to be reached by the end of each period, in order; none where only the final target is set.',
  })
  @Extensions({ listSize: 5 })
  async targets(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<object[]> {
    return (await loaders.pointsOfIndicator.load(indicator.id)).targets;
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      'What has been reached, put together from the values as the indicator declares; null where nothing counts.',
  })
  async actual(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<string | null> {
    return (await standingOf(indicator, context)).fact.actual;
  }

  @FieldResolver(() => Progress, {
    description: 'How far it has come from the baseline to the target, through the lens.',
  })
  async progress(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<ProgressView> {
    return viewOf(await standingOf(indicator, context), { part: 'indicator', id: indicator.id });
  }

  @FieldResolver(() => IndicatorValueConnection, {
    description: 'Values that the lens shows, by date; those corrected since are among them and say so.',
  })
  values(
    @Root() indicator: Row<Indicator>,
    @Args(() => PageArgs) given: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<ShownValue>> {
    return loaders.valuesOfIndicator(given).load(indicator.id);
  }
}

@Resolver(() => IndicatorPoint)
export class IndicatorPointResolver {
  @FieldResolver(() => DecimalScalar)
  value(@Root() { value }: Row<IndicatorPoint>): string {
    return trimmed(value);
  }
}

@Resolver(() => IndicatorTarget)
export class IndicatorTargetResolver {
  @FieldResolver(() => DecimalScalar)
  value(@Root() { value }: IndicatorTarget): string {
    return trimmed(value);
  }
}

const shownNumber = (value: string | null): string | null => (value === null ? null : trimmed(value));

@Resolver(() => IndicatorValue)
export class IndicatorValueResolver {
  @FieldResolver(() => Indicator, { description: 'The indicator.' })
  indicator(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<Row<Indicator>> {
    return found(loaders.indicator.load(value.indicatorId));
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'Project that it is of; null for a country, or for the whole.',
  })
  project(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<Row<Project> | null> | null {
    return foundOrNull(loaders.project, value.projectId);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'Country that it is of; null for a project, or for the whole.',
  })
  country(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<Row<Country> | null> | null {
    return foundOrNull(loaders.country, value.countryId);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true })
  value(@Root() { value }: ShownValue): string | null {
    return shownNumber(value);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true })
  numerator(@Root() { numerator }: ShownValue): string | null {
    return shownNumber(numerator);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true })
  denominator(@Root() { denominator }: ShownValue): string | null {
    return shownNumber(denominator);
  }

  @FieldResolver(() => ReportState, {
    description: 'State of the report that it came with; one that was entered directly is APPROVED.',
  })
  state(@Root() { state }: ShownValue): string {
    return state;
  }

  @FieldResolver(() => ProgressReport, {
    nullable: true,
    description: 'The report that it came with; null where it was entered directly.',
  })
  report(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<ShownReport | null> | null {
    return foundOrNull(loaders.progressReport, value.reportId);
  }

  @FieldResolver(() => Boolean, {
    description: 'True where a later record for the same unit and date has taken its place.',
  })
  isSuperseded(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<boolean> {
    return loaders.isSuperseded.load(value.id);
  }
}

@Resolver(() => Milestone)
export class MilestoneResolver {
  @FieldResolver(() => ReportSubject, { description: 'The action or project that it is a step of.' })
  owner(@Root() milestone: Row<Milestone>, @Ctx() context: Context): Promise<object> {
    return subjectOf(milestone, context);
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Day on which it was done; null while it is not.' })
  completedOn(@Root() milestone: Row<Milestone>, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.completedOn.load(milestone.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'True where it was done after its due date, or is not done although the date has passed.',
  })
  async isLate(@Root() { id, dueOn }: Row<Milestone>, @Ctx() { loaders, lens }: Context): Promise<boolean> {
    return ((await loaders.completedOn.load(id)) ?? lens.asOf) > dueOn;
  }
}
