import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { trimmed } from '../../domain/decimal.js';
import { dimensionValues, levelOf, type ScaleLevel } from '../../domain/progress/index.js';
import { Country, Project } from '../../entities/plan/index.js';
import { Indicator, IndicatorValue } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { ShownValue } from '../../loaders/progress/index.js';
import type { ShownReport } from '../../loaders/reporting/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { DimensionValueAnswer, ScaleLevelAnswer } from '../../schema/progress/index.js';
import { DecimalScalar, ReportState } from '../../vocabulary/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';

const shownNumber = (value: string | null): string | null => (value === null ? null : trimmed(value));

/** What a value was measured for, and the report that it came with. */
@Resolver(() => IndicatorValue)
export class IndicatorValueResolver {
  @FieldResolver(() => Indicator, { description: 'The indicator.' })
  indicator(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<Row<Indicator>> {
    return linkedRow(loaders.indicator, value.indicatorId);
  }

  @FieldResolver(() => Project, {
    nullable: true,
    description: 'Project that was measured; null for a country or for the whole.',
  })
  project(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<Row<Project> | null> | null {
    return linkedRowOrNull(loaders.project, value.projectId);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'Country that was measured; null for a project or for the whole.',
  })
  country(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<Row<Country> | null> | null {
    return linkedRowOrNull(loaders.country, value.countryId);
  }

  @FieldResolver(() => [DimensionValueAnswer], {
    description: 'What it is a part of; empty for the whole of its unit.',
  })
  @ListSize('dimensionsOfValue')
  dimensions(@Root() { combination }: ShownValue): DimensionValueAnswer[] {
    return dimensionValues(combination);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true })
  value(@Root() { value }: ShownValue): string | null {
    return shownNumber(value);
  }

  @FieldResolver(() => ScaleLevelAnswer, {
    nullable: true,
    description: 'The level that it stands for; null if the indicator has no scale.',
  })
  async level(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<ScaleLevel | null> {
    const { scale } = await linkedRow(loaders.indicator, value.indicatorId);
    return scale && levelOf(scale, value.value);
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
    description: 'State of the report that contains the value. A value entered directly is APPROVED.',
  })
  state(@Root() { state }: ShownValue): string {
    return state;
  }

  @FieldResolver(() => ProgressReport, {
    nullable: true,
    description: 'Report that contains the value; null if it was entered directly.',
  })
  report(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<ShownReport | null> | null {
    return linkedRowOrNull(loaders.progressReport, value.reportId);
  }

  @FieldResolver(() => Boolean, {
    description: 'True if a later record for the same unit, date and part replaces it.',
  })
  isSuperseded(@Root() value: ShownValue, @Ctx() { loaders }: Context): Promise<boolean> {
    return loaders.isSuperseded.load(value.id);
  }
}
