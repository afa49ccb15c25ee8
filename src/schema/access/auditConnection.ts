import { Field, ObjectType } from 'type-graphql';
import { AuditEntry } from '../../entities/access/index.js';
import { edgeOf, PageInfo } from '../connection.js';

const NEWEST = 'Newest first.';
const AuditEdge = edgeOf(AuditEntry, 'Audit');

@ObjectType({ description: 'A page of audit entries.' })
export class AuditConnection {
  @Field(() => [AuditEdge], { description: `The entries with their cursors. ${NEWEST}` })
  edges!: object[];

  @Field(() => [AuditEntry], { description: `The entries without their cursors. ${NEWEST}` })
  nodes!: object[];

  @Field(() => PageInfo, { description: 'Position of the page in the list.' })
  pageInfo!: PageInfo;
}
