import { Field, ObjectType } from 'type-graphql';
import { AuditEntry } from '../../entities/access/index.js';
import { edgeOf, PageInfo } from '../connection.js';

const NEWEST = 'The newest first.';
const AuditEdge = edgeOf(AuditEntry, 'Audit');

@ObjectType({ description: 'A page of writes.' })
export class AuditConnection {
  @Field(() => [AuditEdge], { description: `The writes with their cursors. ${NEWEST}` })
  edges!: object[];

  @Field(() => [AuditEntry], { description: `The writes without their cursors. ${NEWEST}` })
  nodes!: object[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
