import { ArgsType, Field, ID } from 'type-graphql';
import { DateTimeScalar } from '../../vocabulary/index.js';
import { PageArgs } from '../connection.js';

/** Which entries of the audit, and which page of them. */
@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Id of the thing that was changed.' })
  node?: string | null;

  @Field(() => String, { nullable: true, description: 'Who, by name or by actorId.' })
  actor?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before.' })
  since?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not after.' })
  until?: string | null;
}
