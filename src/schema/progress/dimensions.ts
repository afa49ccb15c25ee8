import { Field, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DimensionKind } from '../../vocabulary/index.js';

@ObjectType('IndicatorDimension', { description: 'What values of an indicator may be parts by (IATI dimension).' })
export class IndicatorDimensionAnswer {
  @Field(() => DimensionKind, { description: 'Kind of dimension.' })
  kind!: DimensionKind;

  @Field(() => String, { description: 'Name, by which values call it, e.g. "sex".' })
  name!: string;

  @Field(() => [String], { description: 'What it is divided into, e.g. "female" and "male".' })
  values!: string[];
}

@ObjectType('DimensionValue', { description: 'What a part is of, in one dimension.' })
export class DimensionValueAnswer {
  @Field(() => String, { description: 'Name of the dimension.' })
  dimension!: string;

  @Field(() => String, { description: 'Value in it.' })
  value!: string;
}

@ObjectType({ description: 'What an indicator has come to for one combination of its dimensions.' })
export class IndicatorPart {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the latest value in it; null if none is known.' })
  latestOn!: string | null;

  @Field(() => Boolean, { description: 'True if something in it is synthetic.' })
  isSynthetic!: boolean;
}

@InputType({ description: 'What values of an indicator may be parts by (IATI dimension).' })
export class IndicatorDimensionInput {
  @Field(() => DimensionKind, { description: 'Kind of dimension.' })
  kind!: DimensionKind;

  @Field(() => String, { description: 'Name, by which values call it, e.g. "sex"; each dimension has its own.' })
  name!: string;

  @Field(() => [String], { description: 'What it is divided into, e.g. "female" and "male"; at least two.' })
  values!: string[];
}

@InputType({ description: 'What a part is of, in one dimension.' })
export class DimensionValueInput {
  @Field(() => String, { description: 'Name of a dimension that the indicator declares.' })
  dimension!: string;

  @Field(() => String, { description: 'One of its values.' })
  value!: string;
}
