import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { shareOf } from '../../domain/decimal.js';
import { shownAmount } from '../../domain/money/index.js';
import { PlannedDisbursement } from '../../entities/money/index.js';
import { Organisation, Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ForecastShown } from '../../loaders/money/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { ForecastOfProject, MoneyAnswer } from '../../schema/money/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';

/** Forecasts of a project. */
@Resolver(() => Project)
export class ProjectForecastResolver {
  @FieldResolver(() => [PlannedDisbursement], {
    description: 'Its planned disbursements as far as they were known, by period.',
  })
  @ListSize('plannedDisbursementsOfProject')
  plannedDisbursements(@Root() project: Row<Project>, @Ctx() { loaders }: Context): Promise<ForecastShown[]> {
    return loaders.forecastsOfProject.load(project.id);
  }
}

/** Amount and links of a forecast. */
@Resolver(() => PlannedDisbursement)
export class PlannedDisbursementResolver {
  @FieldResolver(() => Project, { description: 'Project that it belongs to.' })
  project(@Root() forecast: Row<PlannedDisbursement>, @Ctx() { loaders }: Context): Promise<Row<Project>> {
    return linkedRow(loaders.project, forecast.projectId);
  }

  @FieldResolver(() => MoneyAnswer, { description: 'Amount.' })
  value(@Root() { amount, currency }: Row<PlannedDisbursement>): MoneyAnswer {
    return { amount: shownAmount(amount, currency), currency };
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Organisation that is to provide the money; null if it is not known.',
  })
  provider(
    @Root() forecast: Row<PlannedDisbursement>,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, forecast.providerId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Organisation that is to receive the money; null if it is not known.',
  })
  receiver(
    @Root() forecast: Row<PlannedDisbursement>,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Organisation> | null> | null {
    return linkedRowOrNull(loaders.organisation, forecast.receiverId);
  }

  @FieldResolver(() => Float, {
    description: 'The part of its days on which it counts, and so of its amount: 0 to 1, four decimals.',
  })
  async effectiveShare(
    @Root() { id, projectId }: Row<PlannedDisbursement>,
    @Ctx() { loaders }: Context,
  ): Promise<number> {
    const shown = (await loaders.forecastsOfProject.load(projectId)).find((one) => one.id === id);
    return shown ? shareOf(shown.effectiveDays, shown.days) : 0;
  }
}

/** The project of a part of a variance. */
@Resolver(() => ForecastOfProject)
export class ForecastOfProjectResolver {
  @FieldResolver(() => Project, { description: 'The project.' })
  project(@Root() { projectId }: ForecastOfProject, @Ctx() { loaders }: Context): Promise<Row<Project>> {
    return linkedRow(loaders.project, projectId);
  }
}
