import { type ClassType, Field, ObjectType } from 'type-graphql';
import { Project } from '../../entities/plan/index.js';
import { DecimalScalar } from '../../vocabulary/index.js';
import { connectionOf, edgeOf } from '../connection.js';

@ObjectType({ description: 'A project in the list of an action.' })
export class ActionProjectEdge extends (edgeOf(Project, 'ActionProjectBase') as ClassType<{
  node: object;
  cursor: string;
}>) {
  @Field(() => DecimalScalar, {
    description:
      'Percentage of the project that serves the action, 0 to 100, four decimals. If no source states it, an equal part of what is left of 100.',
  })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What the project does for the action.' })
  contribution!: string | null;
}

/** A page of the projects of an action, with their shares. */
export const ActionProjectConnection = connectionOf(Project, 'ActionProject', ActionProjectEdge);
