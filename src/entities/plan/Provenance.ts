import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Confidence, ProvenanceKind } from '../../vocabulary/index.js';
import { Source } from './Source.js';

@ObjectType({ description: 'Where a statement comes from, and how far it can be relied on.' })
@Entity()
export class Provenance {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  /** SHA-256 of the statement: equal statements share one row. */
  @Unique()
  @Property({ type: 'text' })
  fingerprint!: string;

  @Field(() => ProvenanceKind, { description: 'Kind of text it rests on.' })
  @Enum({ items: () => ProvenanceKind })
  kind!: ProvenanceKind;

  @Field(() => Confidence, { description: 'How far it can be relied on.' })
  @Enum({ items: () => Confidence })
  confidence!: Confidence;

  @Field(() => String, { nullable: true, description: 'What a reader should know before using it.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => Boolean, { description: 'True where the thing is made up for demonstration or measurement.' })
  @Property({ type: 'boolean', default: false })
  isSynthetic: boolean = false;

  @ManyToMany(() => Source)
  sources = new Collection<Source>(this);
}
