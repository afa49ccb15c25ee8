import { Field, InputType } from 'type-graphql';
import { DecimalScalar } from '../../vocabulary/index.js';

@InputType({ description: 'An action of the superseded plan that continues in an action of the new plan.' })
export class ActionPredecessorInput {
  @Field(() => String, { description: 'Code of the action in the superseded plan.' })
  action!: string;

  @Field(() => DecimalScalar, {
    description:
      'Percentage of the old action that continues here: above 0, at most four decimals. All percentages of one old action add up to at most 100.',
  })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What continues, and what changes.' })
  note?: string | null;
}
