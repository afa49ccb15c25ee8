import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Confidence, ProvenanceKind } from '../../vocabulary/index.js';
import { Source } from './Source.js';

@ObjectType({ description: 'Where data come from, and how reliable they are.' })
@Entity()
export class Provenance {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  /** SHA-256 of the statement: equal statements share one row. */
  @Unique()
  @Property({ type: 'text' })
  fingerprint!: string;

  @Field(() => ProvenanceKind, { description: 'Kind of text that supports the statement.' })
  @Enum({ items: () => ProvenanceKind })
  kind!: ProvenanceKind;

  @Field(() => Confidence, { description: 'How reliable the statement is.' })
  @Enum({ items: () => Confidence })
  confidence!: Confidence;

  @Field(() => String, { nullable: true, description: 'What a reader should know before using the statement.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => Boolean, {
    description: 'True if the data are synthetic: made up for demonstrations or performance tests.',
  })
  @Property({ type: 'boolean', default: false })
  isSynthetic: boolean = false;

  @ManyToMany(() => Source)
  sources = new Collection<Source>(this);
}
