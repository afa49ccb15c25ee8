import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('ScaleLevel', { description: 'A level of the scale of an indicator.' })
export class ScaleLevelAnswer {
  @Field(() => String, { description: 'Code, by which values name it.' })
  code!: string;

  @Field(() => String, { description: 'What readers see.' })
  label!: string;

  @Field(() => Int, { description: 'Its place among the levels: higher is better.' })
  rank!: number;

  @Field(() => Boolean, { description: 'Whether this level meets the target.' })
  meetsTarget!: boolean;
}

@InputType({ description: 'A level of the scale of an indicator.' })
export class ScaleLevelInput {
  @Field(() => String, { description: 'Code, by which values name it; each level has its own.' })
  code!: string;

  @Field(() => String, { description: 'What readers see.' })
  label!: string;

  @Field(() => Int, { description: 'Its place among the levels: higher is better; each level has its own.' })
  rank!: number;

  @Field(() => Boolean, { description: 'Whether this level meets the target.' })
  meetsTarget!: boolean;
}
