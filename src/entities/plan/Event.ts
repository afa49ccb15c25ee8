import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToMany, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { Country } from './Country.js';
import { Project } from './Project.js';
import { Provenance } from './Provenance.js';

@ObjectType({ implements: Node, description: 'A meeting or other dated event of the initiative.' })
@Entity()
@Coded('event')
@Named('event', 'title')
@Check({ name: 'event_date_valid', expression: 'partial_date_earliest(start) is not null' })
@Check({ name: 'event_end_valid', expression: '"end" is null or partial_date_earliest("end") is not null' })
@Index({ properties: ['startsOn', 'id'] })
export class Event extends Node {
  @Field(() => String, { description: 'Code of the event, unique in the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the event.' })
  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  start!: string;

  @Property({ type: 'text', nullable: true })
  end: string | null = null;

  @Property({ type: 'date', generated: '(partial_date_earliest(start)) stored' })
  startsOn!: Opt<string>;

  @Property({ type: 'date', generated: '(partial_date_latest(coalesce("end", start))) stored' })
  endsOn!: Opt<string>;

  @Field(() => String, { nullable: true, description: 'Place where it was held, as the source states it.' })
  @Property({ type: 'text', nullable: true })
  place: string | null = null;

  @Index()
  @ManyToOne(() => Country, { ref: true, nullable: true })
  country: Ref<Country> | null = null;

  @Field(() => UrlScalar, { nullable: true, description: 'Address of the page of the event.' })
  @Property({ type: 'text', nullable: true })
  url: string | null = null;

  @Property({
    type: 'text',
    generated: "(search_key((((code || ' ') || title) || ' ') || coalesce(place, ''))) stored",
  })
  searchKey!: Opt<string>;

  @ManyToMany(() => Project)
  projects = new Collection<Project>(this);

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the event.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
