import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Named } from '../textRules.js';
import { ProgressReport } from './ProgressReport.js';

@ObjectType({ implements: Node, description: 'A document that supports a report, by its address.' })
@Entity()
@Named('evidence', 'title')
@Check({ name: 'evidence_url_valid', expression: "url ~* '^https?://'" })
export class Evidence extends Node {
  @Index()
  @ManyToOne(() => ProgressReport, { ref: true, deleteRule: 'restrict' })
  report!: Ref<ProgressReport>;

  @Field(() => String, { description: 'Title.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => UrlScalar, { description: 'Address of the document.' })
  @Property({ type: 'text' })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the document, in hexadecimal; null if it is not known.',
  })
  @Property({ type: 'text', nullable: true })
  sha256: string | null = null;

  @Field(() => String, { nullable: true, description: 'Language tag (BCP 47).' })
  @Property({ type: 'text', nullable: true })
  language: string | null = null;

  @Field(() => Boolean, { description: 'Whether everybody may see it.' })
  @Property({ type: 'boolean', default: true })
  isPublic: Opt<boolean> = true;

  /** Whether the author removed it from the report. Earlier submissions still contain it. */
  @Property({ type: 'boolean', default: false })
  isDropped: Opt<boolean> = false;
}
