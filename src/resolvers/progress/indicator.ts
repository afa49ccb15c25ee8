import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { shownActual, trimmed } from '../../domain/decimal.js';
import { dimensionValues, levelOf, type ScaleLevel } from '../../domain/progress/index.js';
import { Country, Project } from '../../entities/plan/index.js';
import { Indicator, IndicatorPoint } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import type { Page } from '../../loaders/page.js';
import {
  type IndicatorUnitRow,
  type PartFact,
  type PointRow,
  type ProgressView,
  type ShownValue,
  viewOf,
} from '../../loaders/progress/index.js';
import { PageArgs } from '../../schema/connection.js';
import { ListSize } from '../../schema/listSizes.js';
import {
  DimensionValueAnswer,
  IndicatorDimensionAnswer,
  IndicatorPart,
  IndicatorTarget,
  IndicatorUnit,
  IndicatorValueConnection,
  Progress,
  ScaleLevelAnswer,
} from '../../schema/progress/index.js';
import { ReportSubject } from '../../schema/reporting/index.js';
import { DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { linkedRowOrNull } from '../linkedRow.js';
import { subjectNode } from '../subject.js';
import { standingOfIndicator } from './indicatorStanding.js';

/** What an indicator measures, and how far it has come. */
@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => ReportSubject, { description: 'Action or project that it measures.' })
  owner(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<object> {
    return subjectNode(indicator, context);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'First day on which it is in no list and no figure; null unless it is retired, or will be.',
  })
  retiredOn(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.retiredOn.load(indicator.id);
  }

  @FieldResolver(() => [ScaleLevelAnswer], {
    nullable: true,
    description: 'Levels that its values name, the best first; null if its values are numbers.',
  })
  @ListSize('levelsOfScale')
  scale(@Root() { scale }: Row<Indicator>): ScaleLevel[] | null {
    return scale && [...scale].sort((one, other) => other.rank - one.rank);
  }

  @FieldResolver(() => [IndicatorDimensionAnswer], {
    description: 'What its values may be parts by; empty for nothing.',
  })
  @ListSize('dimensionsOfIndicator')
  dimensions(@Root() { dimensions }: Row<Indicator>): object[] {
    return dimensions ?? [];
  }

  @FieldResolver(() => [IndicatorPart], {
    description:
      'What is known by dimensions, seen through the lens: of each combination that has values, its values combined by `acrossPeriods` and `acrossUnits`. Parts are shown as they are, whether or not they add up to `actual`.',
  })
  @ListSize('partsOfIndicator')
  parts(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<PartFact[]> {
    return loaders.partsOfIndicator.load(indicator.id);
  }

  @FieldResolver(() => ScaleLevelAnswer, {
    nullable: true,
    description: 'The level of its latest value, seen through the lens; null without a scale or a value.',
  })
  async level(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<ScaleLevel | null> {
    return indicator.scale && levelOf(indicator.scale, (await standingOfIndicator(indicator, context)).fact.actual);
  }

  @FieldResolver(() => IndicatorPoint, {
    nullable: true,
    description: 'Value before the work began. Null if it is not known; null does not mean 0.',
  })
  async baseline(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<PointRow | null> {
    return (await loaders.pointsOfIndicator.load(indicator.id)).baseline;
  }

  @FieldResolver(() => IndicatorPoint, { nullable: true, description: 'Value to reach in the end.' })
  async target(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<PointRow | null> {
    return (await loaders.pointsOfIndicator.load(indicator.id)).target;
  }

  @FieldResolver(() => [IndicatorTarget], {
    description: 'Values to reach by the end of each period, in order; empty if there is only a final target.',
  })
  @ListSize('targetsOfIndicator')
  async targets(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<object[]> {
    return (await loaders.pointsOfIndicator.load(indicator.id)).targets;
  }

  @FieldResolver(() => [IndicatorUnit], {
    description:
      'What the values that the lens shows are for: single projects or countries, or the whole. A new value is for one of them, or for another project or country; all of them are put together, so a project and its country would count twice. The whole may be refined to projects or countries, and ends where they begin.',
  })
  @ListSize('unitsOfIndicator')
  units(@Root() indicator: Row<Indicator>, @Ctx() { loaders }: Context): Promise<IndicatorUnitRow[]> {
    return loaders.unitsOfIndicator.load(indicator.id);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: 'Value reached: its values combined by `acrossPeriods` and `acrossUnits`. Null if no value counts.',
  })
  async actual(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<string | null> {
    const { actual } = (await standingOfIndicator(indicator, context)).fact;
    return actual && shownActual(actual);
  }

  @FieldResolver(() => Progress, {
    description: 'Progress from the baseline to the target, seen through the lens.',
  })
  async progress(@Root() indicator: Row<Indicator>, @Ctx() context: Context): Promise<ProgressView> {
    return viewOf(await standingOfIndicator(indicator, context), { part: 'indicator', id: indicator.id });
  }

  @FieldResolver(() => IndicatorValueConnection, {
    description:
      'Values that the lens shows, by date. Values that were replaced later are included and marked as superseded.',
  })
  values(
    @Root() indicator: Row<Indicator>,
    @Args(() => PageArgs) given: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<ShownValue>> {
    return loaders.valuesOfIndicator(given).load(indicator.id);
  }
}

/** The project or the country of a unit. */
@Resolver(() => IndicatorUnit)
export class IndicatorUnitResolver {
  @FieldResolver(() => Project, { nullable: true })
  project(@Root() { projectId }: IndicatorUnitRow, @Ctx() { loaders }: Context): Promise<Row<Project> | null> | null {
    return linkedRowOrNull(loaders.project, projectId);
  }

  @FieldResolver(() => Country, { nullable: true })
  country(@Root() { countryId }: IndicatorUnitRow, @Ctx() { loaders }: Context): Promise<Row<Country> | null> | null {
    return linkedRowOrNull(loaders.country, countryId);
  }
}

/** What is known of a combination. */
@Resolver(() => IndicatorPart)
export class IndicatorPartResolver {
  @FieldResolver(() => [DimensionValueAnswer], { description: 'What it is a part of.' })
  @ListSize('dimensionsOfValue')
  dimensions(@Root() { combination }: PartFact): DimensionValueAnswer[] {
    return dimensionValues(combination);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Value reached; null if none is known.' })
  actual(@Root() { actual }: PartFact): string | null {
    return actual && shownActual(actual);
  }
}

/** A baseline or final target, without trailing zeros. */
@Resolver(() => IndicatorPoint)
export class IndicatorPointResolver {
  @FieldResolver(() => DecimalScalar)
  value(@Root() { value }: PointRow): string {
    return trimmed(value);
  }
}

/** A target of a period, without trailing zeros. */
@Resolver(() => IndicatorTarget)
export class IndicatorTargetResolver {
  @FieldResolver(() => DecimalScalar)
  value(@Root() { value }: IndicatorTarget): string {
    return trimmed(value);
  }
}
