import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar, IndicatorSeriesPointKind } from '../../vocabulary/index.js';

@ObjectType({
  description: 'A day in the course of an indicator, in the unit of the indicator. What is not known is null, never 0.',
})
export class IndicatorSeriesPoint {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => IndicatorSeriesPointKind, { description: 'What the point is for.' })
  kind!: IndicatorSeriesPointKind;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "Value reached by the day: like `Indicator.actual` as of that day, with the lens's basis and moment of knowledge. The baseline on its day. Null after the lens's day.",
  })
  actual!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Value that was to be expected on the day: baseline + (target − baseline) × the progress expected then, targets of periods included. For a level to keep: the target.',
  })
  expected!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The final target, the same on each day.' })
  target!: string | null;
}
