import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../vocabulary/index.js';
import { Coded, Named } from '../textRules.js';

@ObjectType({ description: 'A text that supports statements in the tracker.' })
@Entity()
@Coded('source')
@Named('source', 'title')
export class Source {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Field(() => String, { description: 'Code of the source, unique in the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the page or document.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Address at which it was read.' })
  @Property({ type: 'text', nullable: true })
  url: string | null = null;

  @Field(() => String, { nullable: true, description: 'Kind of page or document.' })
  @Property({ type: 'text', nullable: true })
  kind: string | null = null;

  @Field(() => String, { nullable: true, description: 'How much of it was read.' })
  @Property({ type: 'text', nullable: true })
  extentRead: string | null = null;
}
