import { ActionPartyResolver, ActionProjectEdgeResolver, ActionResolver } from './action.js';
import { ActionMutations } from './actionMutations.js';
import { CodelistResolver } from './codelist.js';
import { CountryResolver, RegionResolver } from './country.js';
import { countsResolvers } from './counts.js';
import { EventResolver, PublicationResolver, ToolResolver } from './knowledge.js';
import { KnowledgeMutations } from './knowledgeMutations.js';
import { OrganisationResolver } from './organisation.js';
import { OrganisationMutations } from './organisationMutations.js';
import { PillarResolver } from './pillar.js';
import { PlanMilestoneResolver, PlanResolver } from './plan.js';
import { PlanDateResolver, PlanDatesResolver } from './planDates.js';
import { PlanMutations } from './planMutations.js';
import { ProjectResolver } from './project.js';
import {
  DonorShareResolver,
  ProjectActionResolver,
  ProjectCountryResolver,
  ProjectOrganisationResolver,
  ProjectPillarResolver,
  ProjectRegionResolver,
  ProjectSectorResolver,
} from './projectLinks.js';
import { ProjectMutations } from './projectMutations.js';
import { ProvenanceResolver } from './provenance.js';
import { provenanceResolvers } from './provenanceOf.js';
import { ActionSuccessionResolver, ActionSuccessionsResolver } from './succession.js';
import { OfficerResolver, WorkingGroupResolver } from './workingGroup.js';

/** Resolvers of plans and what belongs to them, projects, organisations and countries. */
export const planResolvers = [
  ActionResolver,
  ActionPartyResolver,
  ActionProjectEdgeResolver,
  ActionMutations,
  CodelistResolver,
  CountryResolver,
  RegionResolver,
  ...countsResolvers,
  EventResolver,
  PublicationResolver,
  ToolResolver,
  KnowledgeMutations,
  OrganisationResolver,
  OrganisationMutations,
  PillarResolver,
  PlanResolver,
  PlanMilestoneResolver,
  PlanDatesResolver,
  PlanDateResolver,
  PlanMutations,
  ProjectResolver,
  ProjectActionResolver,
  ProjectPillarResolver,
  ProjectCountryResolver,
  ProjectRegionResolver,
  ProjectSectorResolver,
  ProjectOrganisationResolver,
  DonorShareResolver,
  ProjectMutations,
  ProvenanceResolver,
  ...provenanceResolvers,
  ActionSuccessionsResolver,
  ActionSuccessionResolver,
  WorkingGroupResolver,
  OfficerResolver,
];
