import { Field, InputType } from 'type-graphql';
import { Project } from '../../entities/plan/index.js';
import { ActivityStatus, FinancialScope } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import {
  ProjectActionInput,
  ProjectCountryInput,
  ProjectOrganisationInput,
  ProjectRegionInput,
  ProjectSectorInput,
} from './projectLinkInputs.js';

const PARTIAL_DATE = 'A year, a month or a day, e.g. "2024-03".';

@InputType({ description: 'A project to create.' })
export class ProjectInput {
  @Field(() => String, {
    description:
      'Code, unique in the tracker whatever its case: 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first.',
  })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the project does.' })
  description?: string | null;

  @Field(() => ActivityStatus, { description: 'Phase (IATI ActivityStatus).' })
  activityStatus!: ActivityStatus;

  @Field(() => String, { nullable: true, description: `Planned start. ${PARTIAL_DATE}` })
  plannedStart?: string | null;

  @Field(() => String, { nullable: true, description: `Actual start. ${PARTIAL_DATE}` })
  actualStart?: string | null;

  @Field(() => String, { nullable: true, description: `Planned end. ${PARTIAL_DATE}` })
  plannedEnd?: string | null;

  @Field(() => String, { nullable: true, description: `Actual end. ${PARTIAL_DATE}` })
  actualEnd?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Sectors in which the project works: codes of codelist(name: SECTOR), e.g. "22040".',
  })
  sectors?: string[] | null;

  @Field(() => [ProjectSectorInput], {
    defaultValue: [],
    description: 'Sectors with their percentages, or of other vocabularies.',
  })
  sectorShares!: ProjectSectorInput[];

  @Field(() => String, { nullable: true, description: 'Code of the parent: the project of which this is a component.' })
  parent?: string | null;

  @Field(() => FinancialScope, {
    defaultValue: FinancialScope.WHOLE,
    description: "Whether its money is its own, or already included in its parent's figures.",
  })
  financialScope!: FinancialScope;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI, unique.' })
  iatiIdentifier?: string | null;

  @Field(() => [ProjectActionInput], {
    defaultValue: [],
    description: 'Actions that the project serves. Shares within one plan add up to at most 100.',
  })
  actions!: ProjectActionInput[];

  @Field(() => [ProjectCountryInput], {
    defaultValue: [],
    description: 'Countries where the project works. Percentages, with those of regions, add up to at most 100.',
  })
  countries!: ProjectCountryInput[];

  @Field(() => [ProjectRegionInput], {
    defaultValue: [],
    description: 'Regions where the project works beside its countries.',
  })
  regions!: ProjectRegionInput[];

  @Field(() => [ProjectOrganisationInput], {
    defaultValue: [],
    description: 'Organisations that have a role in the project.',
  })
  organisations!: ProjectOrganisationInput[];
}

@InputType({ description: 'What to change in a project. Fields that you leave out stay as they are.' })
export class ProjectPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What the project does.' })
  description?: string | null;

  @Field(() => ActivityStatus, { nullable: true, description: 'Phase (IATI ActivityStatus).' })
  activityStatus?: ActivityStatus | null;

  @Field(() => String, { nullable: true, description: `Planned start. ${PARTIAL_DATE}` })
  plannedStart?: string | null;

  @Field(() => String, { nullable: true, description: `Actual start. ${PARTIAL_DATE}` })
  actualStart?: string | null;

  @Field(() => String, { nullable: true, description: `Planned end. ${PARTIAL_DATE}` })
  plannedEnd?: string | null;

  @Field(() => String, { nullable: true, description: `Actual end. ${PARTIAL_DATE}` })
  actualEnd?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI, unique.' })
  iatiIdentifier?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'All sectors in which the project works: codes of codelist(name: SECTOR), e.g. "22040". Replaces the earlier list, in which those that stay keep their percentages; cannot be null.',
  })
  sectors?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the parent: the project of which this is a component; null if it is of none. User error PERIOD_CLOSED if this one has facts or reports in a closed period.',
  })
  parent?: string | null;

  @Field(() => FinancialScope, {
    nullable: true,
    description:
      "Whether its money is its own, or already included in its parent's figures. User error PERIOD_CLOSED if it has facts or reports in a closed period.",
  })
  financialScope?: FinancialScope | null;
}

/** Answer of writing a project. */
export const ProjectPayload = payload('ProjectPayload', 'project', Project);
