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

@InputType({ description: 'What to change in an action. Fields that you leave out stay as they are.' })
export class ActionInput {
  @Field(() => String, { nullable: true, description: 'Title; cannot be empty.' })
  title?: string | null;

  @Field(() => Wording, {
    nullable: true,
    description: 'Whether the title is the adopted wording, a paraphrase, illustrative, or not verified.',
  })
  wording?: Wording | null;

  @Field(() => String, { nullable: true, description: 'What the action is about.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the pillar; null if it is not verified.' })
  pillar?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day; null if the plan's first day applies." })
  startDate?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null if the plan's last day applies." })
  endDate?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Weight of the action in means over actions: above 0, on any scale.',
  })
  weight?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'All targets of the Sustainable Development Goals that the action serves, e.g. "9.c". Replaces the earlier list.',
  })
  sdgTargets?: string[] | null;

  @Field(() => [ActionPartyInput], {
    nullable: true,
    description: 'All organisations responsible for the action. Replaces the earlier list.',
  })
  responsible?: ActionPartyInput[] | null;

  @Field(() => [ActionPredecessorInput], {
    nullable: true,
    description: 'All actions of the superseded plan that continue in this action. Replaces the earlier list.',
  })
  precededBy?: ActionPredecessorInput[] | null;
}

/** Answer of writing an action. */
export const ActionPayload = payload('ActionPayload', 'action', Action);
