import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../entities/Node.js';
import { DateScalar, PlanDateKind } from '../../vocabulary/index.js';

@ObjectType({ description: 'A date of a plan that lies ahead.' })
export class PlanDate {
  @Field(() => DateScalar, {
    description: 'The day. Of a date that is known to the month or year only, the last day that it can mean.',
  })
  date!: string;

  @Field(() => PlanDateKind, { description: 'What is on that day.' })
  kind!: PlanDateKind;

  @Field(() => String, { description: 'The same in words, e.g. "41 reports are due for 2026-H1".' })
  title!: string;

  @Field(() => Int, { nullable: true, description: 'Number of reports, for REPORTS_DUE; null for all others.' })
  count!: number | null;

  @Field(() => Node, {
    nullable: true,
    description:
      'Reporting period, milestone, event or plan that it is about; null for PLAN_MILESTONE, which has no id.',
  })
  node!: object | null;
}
