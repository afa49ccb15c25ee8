import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ReportingPeriod } from '../../entities/reporting/index.js';
import { DateScalar, PeriodKind } from '../../vocabulary/index.js';
import { Warning, WriteAnswer } from '../userError.js';

@InputType({ description: 'A reporting period to open.' })
export class ReportingPeriodInput {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => String, {
    description:
      'Code, unique within the plan whatever its case, e.g. "2024-H2": 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first.',
  })
  code!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  end!: string;

  @Field(() => DateScalar, {
    description: 'Last day on which a report is on time; not before the last day of the period.',
  })
  dueOn!: string;

  @Field(() => PeriodKind, { defaultValue: PeriodKind.REGULAR, description: 'Kind of period.' })
  kind!: PeriodKind;
}

@ObjectType({ description: 'Result of opening, cancelling or reopening a period, or of moving its due date.' })
export class ReportingPeriodPayload extends WriteAnswer {
  @Field(() => ReportingPeriod, { nullable: true, description: 'As it is now; null if nothing was written.' })
  period!: object | null;

  @Field(() => Int, { description: 'Number of reports newly requested.' })
  created!: number;

  @Field(() => [Warning], { description: 'What is unusual in the input, such as a due date that has passed.' })
  warnings!: Warning[];
}
