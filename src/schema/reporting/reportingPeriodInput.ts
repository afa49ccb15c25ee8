import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ReportingPeriod } from '../../entities/reporting/index.js';
import { DateScalar, PeriodKind } from '../../vocabulary/index.js';
import { UserError } from '../userError.js';

@InputType({ description: 'A reporting period to open.' })
export class ReportingPeriodInput {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => String, { description: 'Code, unique within the plan, e.g. "2024-H2".' })
  code!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  end!: string;

  @Field(() => DateScalar, { description: 'Last day on which a report is on time; not before the period ends.' })
  dueOn!: string;

  @Field(() => PeriodKind, { defaultValue: PeriodKind.REGULAR, description: 'Kind of period.' })
  kind!: PeriodKind;
}

@ObjectType({ description: 'What came of opening or reopening a period.' })
export class ReportingPeriodPayload {
  @Field(() => ReportingPeriod, { nullable: true, description: 'As it now is; null where nothing was written.' })
  period!: object | null;

  @Field(() => Int, { description: 'How many reports were asked for that were not before.' })
  created!: number;

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}
