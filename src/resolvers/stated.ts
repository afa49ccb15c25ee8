import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Action } from '../entities/Action.js';
import { ActionPlan } from '../entities/ActionPlan.js';
import { ActionSuccession } from '../entities/ActionSuccession.js';
import { Budget } from '../entities/Budget.js';
import { Country } from '../entities/Country.js';
import { Event } from '../entities/Event.js';
import { Indicator } from '../entities/Indicator.js';
import { IndicatorValue } from '../entities/IndicatorValue.js';
import { Milestone } from '../entities/Milestone.js';
import { Officer } from '../entities/Officer.js';
import { Organisation } from '../entities/Organisation.js';
import { Pillar } from '../entities/Pillar.js';
import { PlanMilestone } from '../entities/PlanMilestone.js';
import { ProgressReport } from '../entities/ProgressReport.js';
import { Project } from '../entities/Project.js';
import { ProjectAction } from '../entities/ProjectAction.js';
import { ProjectCountry } from '../entities/ProjectCountry.js';
import { ProjectOrganisation } from '../entities/ProjectOrganisation.js';
import { ProjectPillar } from '../entities/ProjectPillar.js';
import { Provenance } from '../entities/Provenance.js';
import { Publication } from '../entities/Publication.js';
import { ReportingPeriod } from '../entities/ReportingPeriod.js';
import type { Row } from '../entities/Row.js';
import { Tool } from '../entities/Tool.js';
import { Transaction } from '../entities/Transaction.js';
import { WorkingGroup } from '../entities/WorkingGroup.js';
import { CountryGroupAnswer } from '../schema/computed.js';
import { found } from './found.js';

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
