import { Field, InputType } from 'type-graphql';
import { Project } from '../../entities/plan/index.js';
import { ActivityStatus } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { ProjectActionInput, ProjectCountryInput, ProjectOrganisationInput } from './projectLinkInputs.js';

const PARTIAL_DATE = 'A year, a month or a day, e.g. "2024-03".';

@InputType({ description: 'A project to create.' })
export class ProjectInput {
  @Field(() => String, {
    description: 'Code, unique in the tracker: 1 to 64 letters, digits, dots, dashes or underscores.',
  })
  code!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it does.' })
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
    description: 'Sectors that it works in: codes of codelist(name: SECTOR), e.g. "22040".',
  })
  sectors?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the project that it is a part of.' })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI, unique.' })
  iatiIdentifier?: string | null;

  @Field(() => [ProjectActionInput], {
    defaultValue: [],
    description: 'Actions that it serves; shares of one plan add up to at most 100.',
  })
  actions!: ProjectActionInput[];

  @Field(() => [ProjectCountryInput], {
    defaultValue: [],
    description: 'Countries where it works; percentages add up to at most 100.',
  })
  countries!: ProjectCountryInput[];

  @Field(() => [ProjectOrganisationInput], { defaultValue: [], description: 'Organisations that have a part in it.' })
  organisations!: ProjectOrganisationInput[];
}

@InputType({ description: 'What to change of a project; what is left out stays.' })
export class ProjectPatch {
  @Field(() => String, { nullable: true, description: 'Title; cannot be emptied.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  description?: string | null;

  @Field(() => ActivityStatus, { nullable: true, description: 'Phase.' })
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
    description: 'All sectors that it works in: codes of codelist(name: SECTOR), e.g. "22040"; cannot be null.',
  })
  sectors?: string[] | null;
}

export const ProjectPayload = payload('ProjectPayload', 'project', Project);
