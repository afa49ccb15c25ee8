import { Field, InputType } from 'type-graphql';
import { DecimalScalar } from '../../vocabulary/index.js';

@InputType({ description: 'What of an action of the plan before goes on in an action.' })
export class ActionPredecessorInput {
  @Field(() => String, { description: 'Code of the action in the plan that is superseded.' })
  action!: string;

  @Field(() => DecimalScalar, {
    description:
      'Percentage of it that goes on here, above 0, at most four decimals; what goes on of it anywhere is at most 100.',
  })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What goes over, and what changes.' })
  note?: string | null;
}
