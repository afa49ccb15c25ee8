import { Field, ObjectType } from 'type-graphql';
import { RoleGrant } from '../../entities/access/index.js';
import { Organisation } from '../../entities/plan/index.js';

@ObjectType('Viewer', { description: 'Whoever sends this request.' })
export class ViewerAnswer {
  @Field(() => String, { nullable: true, description: 'Name; null for the anonymous.' })
  name!: string | null;

  @Field(() => [RoleGrant], { description: 'Roles held today.' })
  roles!: RoleGrant[];

  @Field(() => Organisation, { nullable: true, description: 'Organisation that they speak for.' })
  organisation!: object | null;
}
