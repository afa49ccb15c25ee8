import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Budget } from '../../entities/money/Budget.js';
import { Transaction } from '../../entities/money/Transaction.js';
import { Action } from '../../entities/plan/Action.js';
import { ActionPlan } from '../../entities/plan/ActionPlan.js';
import { ActionSuccession } from '../../entities/plan/ActionSuccession.js';
import { Country } from '../../entities/plan/Country.js';
import { Event } from '../../entities/plan/Event.js';
import { Officer } from '../../entities/plan/Officer.js';
import { Organisation } from '../../entities/plan/Organisation.js';
import { Pillar } from '../../entities/plan/Pillar.js';
import { PlanMilestone } from '../../entities/plan/PlanMilestone.js';
import { Project } from '../../entities/plan/Project.js';
import { ProjectAction } from '../../entities/plan/ProjectAction.js';
import { ProjectCountry } from '../../entities/plan/ProjectCountry.js';
import { ProjectOrganisation } from '../../entities/plan/ProjectOrganisation.js';
import { ProjectPillar } from '../../entities/plan/ProjectPillar.js';
import { Provenance } from '../../entities/plan/Provenance.js';
import { Publication } from '../../entities/plan/Publication.js';
import { Tool } from '../../entities/plan/Tool.js';
import { WorkingGroup } from '../../entities/plan/WorkingGroup.js';
import { Indicator } from '../../entities/progress/Indicator.js';
import { IndicatorValue } from '../../entities/progress/IndicatorValue.js';
import { Milestone } from '../../entities/progress/Milestone.js';
import type { Row } from '../../entities/Row.js';
import { ProgressReport } from '../../entities/reporting/ProgressReport.js';
import { ReportingPeriod } from '../../entities/reporting/ReportingPeriod.js';
import { CountryGroupAnswer } from '../../schema/plan/computed.js';
import { found } from '../references.js';

/** A resolver that adds `provenance` to a type whose rows state where they come from. */
const provenanceOf = (Stated: ClassType) => {
  @Resolver(() => Stated)
  class StatedResolver {
    @FieldResolver(() => Provenance, { description: 'Where the statement comes from, and how far it can be relied on.' })
    provenance(@Root() row: { provenanceId: number }, @Ctx() { loaders }: Context): Promise<Row<Provenance>> {
      return found(loaders.provenance.load(row.provenanceId));
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
  Publication,
  Tool,
  WorkingGroup,
  Transaction,
  Budget,
  Indicator,
  IndicatorValue,
  Milestone,
  ReportingPeriod,
  ProgressReport,
  ActionSuccession,
].map(provenanceOf);
