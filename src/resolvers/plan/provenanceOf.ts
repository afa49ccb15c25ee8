import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Budget, PlannedDisbursement, Transaction } from '../../entities/money/index.js';
import {
  Action,
  ActionPlan,
  ActionSuccession,
  Country,
  Event,
  Officer,
  Organisation,
  Pillar,
  PlanMilestone,
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
  Provenance,
  Publication,
  Tool,
  WorkingGroup,
} from '../../entities/plan/index.js';
import { Indicator, IndicatorValue, Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport, ReportingPeriod } from '../../entities/reporting/index.js';
import { CountryGroupAnswer } from '../../schema/plan/index.js';
import { linkedRow } from '../linkedRow.js';

/** A resolver that adds `provenance` to a type whose rows state where they come from. */
const provenanceOf = (Stated: ClassType) => {
  @Resolver(() => Stated)
  class StatedResolver {
    @FieldResolver(() => Provenance, {
      description: 'Where the data come from, and how reliable they are.',
    })
    provenance(@Root() row: { provenanceId: number }, @Ctx() { loaders }: Context): Promise<Row<Provenance>> {
      return linkedRow(loaders.provenance, row.provenanceId);
    }
  }
  return StatedResolver;
};

/** One such resolver for each type that carries provenance. */
export const provenanceResolvers = [
  ActionPlan,
  Action,
  Country,
  CountryGroupAnswer,
  Event,
  Officer,
  Organisation,
  Pillar,
  PlanMilestone,
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
  Publication,
  Tool,
  WorkingGroup,
  Transaction,
  Budget,
  PlannedDisbursement,
  Indicator,
  IndicatorValue,
  Milestone,
  ReportingPeriod,
  ProgressReport,
  ActionSuccession,
].map(provenanceOf);
