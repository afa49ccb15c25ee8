import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../entities/Node.js';
import { DecimalScalar } from '../vocabulary/index.js';
import { LensAnswer } from './lens.js';

@ObjectType({ description: 'One input of a figure.' })
export class ExplanationInput {
  @Field(() => String, { description: 'What the input is.' })
  label!: string;

  @Field(() => Node, { nullable: true, description: 'The project, indicator or other item; null if there is none.' })
  node!: object | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'For money: the part of it that counts, 0 to 1. For progress: its weight or share in the mean, on any scale.',
  })
  weight!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What the input adds to the figure.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the value, e.g. a currency.' })
  unit!: string | null;
}

@ObjectType({ description: 'What was left out of a figure, and why.' })
export class Exclusion {
  @Field(() => String, {
    description:
      "Stable code. AFTER_AS_OF, AFTER_KNOWN_AT: later than the lens allows. For money also NO_RATE (shown as unconverted), COMPONENT, DUPLICATE_FLOW, TYPE_NOT_COUNTED (no measure adds up its type), NOT_PUBLISHED (projects of which no money is recorded). For budgets also SUPERSEDED (a later one covers all its days), SUPERSEDED_IN_PART (some of them), BUDGET_OVERLAP (not left out: nothing says which of them counts, and the larger does), NO_DATA (projects of which no budget is known). For progress also NO_DATA, NOT_APPROVED (the lens's basis), SUPERSEDED (a later record replaces it), NO_BASELINE, NO_TARGET. NO_SHARE is not left out: an equal part of what is left of 100 is used for the missing share.",
  })
  reason!: string;

  @Field(() => Int, { description: 'Number of items left out for this reason.' })
  count!: number;

  @Field(() => [Node], { description: 'Some of these items, at most five.' })
  examples!: object[];
}

@ObjectType({ description: 'How a number was computed: the rule, its inputs, and what was left out.' })
export class Explanation {
  @Field(() => String, { description: 'The rule, in words.' })
  rule!: string;

  @Field(() => [ExplanationInput], {
    description: 'Inputs, largest first. After 100 the rest is one line.',
  })
  inputs!: ExplanationInput[];

  @Field(() => [Exclusion], { description: 'What was left out.' })
  excluded!: Exclusion[];

  @Field(() => LensAnswer, { description: 'The lens that was used.' })
  lens!: LensAnswer;
}
