import { Field, InputType, Int } from 'type-graphql';
import { Pillar, WorkingGroup } from '../../entities/plan/index.js';
import { CountryCodeScalar } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

const PARTIAL_DATE = 'A year, a month, a day or a span of two, e.g. "2024-03".';

@InputType({ description: 'What to change in a pillar. Fields that you leave out stay as they are.' })
export class PillarPatch {
  @Field(() => Int, { nullable: true, description: 'Number within the plan, from 1. The code stays as it is.' })
  number?: number | null;

  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;
}

@InputType({ description: 'What to change in a working group. Fields that you leave out stay as they are.' })
export class WorkingGroupPatch {
  @Field(() => Int, { nullable: true, description: 'Number within the plan, from 1.' })
  number?: number | null;

  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the pillar that it is responsible for; null if there is none.',
  })
  pillar?: string | null;
}

@InputType({ description: 'A country that holds an office in a working group.' })
export class OfficerInput {
  @Field(() => CountryCodeScalar, { nullable: true, description: 'The country; null if it is not known.' })
  country?: string | null;

  @Field(() => String, { description: 'Office, e.g. "Chair".' })
  role!: string;

  @Field(() => String, { nullable: true, description: `First day in office, as far as it is known. ${PARTIAL_DATE}` })
  from?: string | null;

  @Field(() => String, { nullable: true, description: `Last day in office, as far as it is known. ${PARTIAL_DATE}` })
  to?: string | null;
}

/** Answer of writing a pillar. */
export const PillarPayload = payload('PillarPayload', 'pillar', Pillar);

/** Answer of writing a working group. */
export const WorkingGroupPayload = payload('WorkingGroupPayload', 'workingGroup', WorkingGroup);

/** Answer of writing officers: the groups that show them. */
export const WorkingGroupsPayload = payload('WorkingGroupsPayload', 'workingGroups', WorkingGroup, true);
