import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({ implements: Node, description: 'An official document, report or paper of the initiative.' })
@Entity()
@Coded('publication')
@Named('publication', 'title')
@Check({ name: 'publication_date_valid', expression: 'date is null or partial_date_earliest(date) is not null' })
@Index({ properties: ['publishedOn', 'id'] })
export class Publication extends Node {
  @Field(() => String, { description: 'Code of the publication, unique in the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the publication.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'United Nations document symbol.' })
  @Property({ type: 'text', nullable: true })
  symbol: string | null = null;

  @Field(() => String, { nullable: true, description: 'Kind of publication, e.g. "AP-IS working paper".' })
  @Property({ type: 'text', nullable: true })
  type: string | null = null;

  @Field(() => String, { nullable: true, description: 'Authors, as named on the publication.' })
  @Property({ type: 'text', nullable: true })
  authors: string | null = null;

  @Property({ type: 'text', nullable: true })
  date: string | null = null;

  /**
   * What publications are ordered by: undated ones are the last, also where version 0.1.0 reads them. Not for showing:
   * `date` says what is known.
   */
  @Property({ type: 'date', generated: "(coalesce(partial_date_earliest(date), '-infinity'::date)) stored" })
  publishedOn!: Opt<string>;

  @Field(() => UrlScalar, {
    nullable: true,
    description: 'Address of the document, or of an official page about it.',
  })
  @Property({ type: 'text', nullable: true })
  url: string | null = null;

  @Index()
  @ManyToOne(() => Project, { ref: true, nullable: true })
  project: Ref<Project> | null = null;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the publication.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
