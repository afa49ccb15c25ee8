import { Field, ID, InputType } from 'type-graphql';
import { Milestone } from '../../entities/progress/index.js';
import { DateScalar, DecimalScalar } from '../../vocabulary/index.js';
import { payload } from '../userError.js';

const WEIGHT = 'Weight in means: above 0, on any scale. Default: 1.';

@InputType({ description: 'A milestone to create.' })
export class MilestoneInput {
  @Field(() => ID, { description: 'Id of the action or project that it belongs to.' })
  owner!: string;

  @Field(() => String, { description: 'What has to be done.' })
  title!: string;

  @Field(() => DateScalar, { description: 'Day by which it has to be done.' })
  dueOn!: string;

  @Field(() => DecimalScalar, { nullable: true, description: WEIGHT })
  weight?: string | null;
}

@InputType({ description: 'What to change in a milestone. Fields that you leave out stay as they are.' })
export class MilestonePatch {
  @Field(() => String, { nullable: true, description: 'What has to be done; cannot be empty.' })
  title?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which it has to be done.' })
  dueOn?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Weight in means: above 0, on any scale.' })
  weight?: string | null;
}

/** Answer of writing a milestone. */
export const MilestonePayload = payload('MilestonePayload', 'milestone', Milestone);
