import { ArgsType, Field, ID } from 'type-graphql';
import { DateTimeScalar } from '../../vocabulary/index.js';
import { PageArgs } from '../connection.js';

/** Which entries of the audit, and which page of them. */
@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Id of the item that was changed.' })
  node?: string | null;

  @Field(() => String, { nullable: true, description: 'Who made the change: a name or an actorId.' })
  actor?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only entries at or after this moment.' })
  since?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only entries at or before this moment.' })
  until?: string | null;
}
