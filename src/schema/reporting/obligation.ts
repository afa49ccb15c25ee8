import { Field, Int, ObjectType } from 'type-graphql';
import { ProgressReport } from '../../entities/reporting/index.js';
import { DateScalar, DateTimeScalar, ObligationKind, Role, Timeliness } from '../../vocabulary/index.js';
import { ReportSubject } from './reportSubject.js';

@ObjectType({ description: 'What somebody must do, or waits for.' })
export class Obligation {
  @Field(() => ObligationKind, { description: 'What is to be done.' })
  kind!: ObligationKind;

  @Field(() => DateScalar, { description: 'Due date of the report.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Days since it is their turn.' })
  daysWaiting!: number;

  @Field(() => Timeliness, { description: 'How the report stands to its due date.' })
  timeliness!: Timeliness;

  @Field(() => Role, { description: 'Whose turn it is.' })
  turn!: Role;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a reviewer last asked for an update; null if nobody did.',
  })
  requestedAt!: string | null;

  @Field(() => ReportSubject, { description: 'The action or project.' })
  subject!: object;

  @Field(() => ProgressReport, { nullable: true, description: 'The report.' })
  report!: object | null;
}
