import { Field, ID, InputType } from 'type-graphql';
import { Milestone } from '../../entities/progress/index.js';
import { DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

const WEIGHT = 'Weight in means, above 0, in any scale; 1 if left out.';

@InputType({ description: 'A milestone to create.' })
export class MilestoneInput {
  @Field(() => ID, { description: 'Id of the action or project that it is a step of.' })
  owner!: string;

  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => DateScalar, { description: 'Day by which it is to be done.' })
  dueOn!: string;

  @Field(() => DecimalScalar, { nullable: true, description: WEIGHT })
  weight?: string | null;
}

export const MilestonePayload = payload('MilestonePayload', 'milestone', Milestone);
