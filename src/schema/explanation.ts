import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../entities/Node.js';
import { DecimalScalar } from '../vocabulary/index.js';
import { LensAnswer } from './lens.js';

@ObjectType({ description: 'What went into a figure.' })
export class ExplanationInput {
  @Field(() => String, { description: 'What it is.' })
  label!: string;

  @Field(() => Node, { nullable: true, description: 'The thing itself.' })
  node!: object | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Of money the part of it that counts, 0 to 1; of progress its weight, share or part in the mean, in any scale.',
  })
  weight!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What it adds to the figure.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of the value, e.g. a currency.' })
  unit!: string | null;
}

@ObjectType({ description: 'What was left out of a figure, and why.' })
export class Exclusion {
  @Field(() => String, {
    description:
      'AFTER_AS_OF, AFTER_KNOWN_AT (the lens), NO_RATE (stays in unconverted), COMPONENT, DUPLICATE_FLOW; of progress NO_DATA, NOT_APPROVED (the basis), SUPERSEDED (a later record took its place), NO_BASELINE, NO_TARGET; or NO_SHARE (not left out: the share is an equal part of what is left of 100).',
  })
  reason!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => [Node], { description: 'Some of them, at most five.' })
  examples!: object[];
}

@ObjectType({ description: 'Why a number is what it is: the rule, what went in, and what was left out.' })
export class Explanation {
  @Field(() => String, { description: 'The rule, in a sentence.' })
  rule!: string;

  @Field(() => [ExplanationInput], {
    description: 'What went in, the largest first; past a hundred the rest is one line.',
  })
  inputs!: ExplanationInput[];

  @Field(() => [Exclusion], { description: 'What was left out.' })
  excluded!: Exclusion[];

  @Field(() => LensAnswer, { description: 'The lens.' })
  lens!: LensAnswer;
}
