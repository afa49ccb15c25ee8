import { Field, InputType } from 'type-graphql';
import { Action } from '../../entities/plan/index.js';
import { ActionPartyRole, DateScalar, DecimalScalar, Wording } from '../../vocabulary/index.js';
import { payload } from '../userError.js';
import { ActionPredecessorInput } from './actionPredecessorInput.js';

@InputType({ description: 'An organisation responsible for an action.' })
export class ActionPartyInput {
  @Field(() => String, { description: 'Code of the organisation.' })
  organisation!: string;

  @Field(() => ActionPartyRole, { description: 'What it does for the action.' })
  role!: ActionPartyRole;
}

@InputType({ description: 'What to change of an action; what is left out stays.' })
export class ActionInput {
  @Field(() => String, { nullable: true, description: 'Title; cannot be emptied.' })
  title?: string | null;

  @Field(() => Wording, { nullable: true, description: 'How far the title is that of the adopted document.' })
  wording?: Wording | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the pillar; null where it is not verified.' })
  pillar?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null where that of the plan applies.' })
  startDate?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null where that of the plan applies.' })
  endDate?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Weight in means over actions, above 0, in any scale.' })
  weight?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All targets of the Sustainable Development Goals that it serves, e.g. "9.c".',
  })
  sdgTargets?: string[] | null;

  @Field(() => [ActionPartyInput], { nullable: true, description: 'All organisations responsible for it.' })
  responsible?: ActionPartyInput[] | null;

  @Field(() => [ActionPredecessorInput], {
    nullable: true,
    description: 'All that goes on in it of the plan that its own supersedes.',
  })
  precededBy?: ActionPredecessorInput[] | null;
}

export const ActionPayload = payload('ActionPayload', 'action', Action);
