import { Field, ObjectType } from 'type-graphql';
import { RoleGrant } from '../../entities/access/index.js';
import { Organisation } from '../../entities/plan/index.js';

@ObjectType('Viewer', { description: 'The person or program that sends this request.' })
export class ViewerAnswer {
  @Field(() => String, { nullable: true, description: 'Name; null for an anonymous viewer.' })
  name!: string | null;

  @Field(() => [RoleGrant], { description: 'Roles that the viewer has today.' })
  roles!: RoleGrant[];

  @Field(() => Organisation, { nullable: true, description: 'Organisation that the viewer represents.' })
  organisation!: object | null;
}
