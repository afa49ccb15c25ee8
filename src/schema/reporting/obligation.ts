import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { ProgressReport } from '../../entities/reporting/index.js';
import { DateScalar, DateTimeScalar, ObligationKind, Role, Timeliness } from '../../vocabulary/index.js';
import { ReportSubject } from './reportSubject.js';

/** Which obligations. */
@ArgsType()
export class ObligationArgs {
  @Field(() => Int, { nullable: true, description: 'Number of obligations, at most 200. Default: 200.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Start after this cursor, that of an obligation.' })
  after?: string | null;
}

@ObjectType({ description: 'A task of somebody, or something that a donor waits for.' })
export class Obligation {
  @Field(() => ObligationKind, { description: 'What has to be done.' })
  kind!: ObligationKind;

  @Field(() => DateScalar, { description: 'Due date of the report.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Number of days since it became their turn.' })
  daysWaiting!: number;

  @Field(() => Timeliness, { description: 'Timeliness of the report.' })
  timeliness!: Timeliness;

  @Field(() => Role, { description: 'Role whose turn it is.' })
  turn!: Role;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Moment at which a reviewer last asked for an update; null if nobody did.',
  })
  requestedAt!: string | null;

  @Field(() => ReportSubject, { description: 'The action or project.' })
  subject!: object;

  @Field(() => ProgressReport, { nullable: true, description: 'The report.' })
  report!: object | null;

  @Field(() => String, { description: 'Opaque position in the list, for `after`.' })
  cursor!: string;
}
