import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { UrlScalar } from '../../vocabulary/index.js';

@ObjectType({ description: 'A text that statements rest on.' })
@Entity()
export class Source {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Field(() => String, { description: 'Short name of the source within the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the page or document.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where it was read.' })
  @Property({ type: 'text', nullable: true })
  url: string | null = null;

  @Field(() => String, { nullable: true, description: 'What kind of page or document it is.' })
  @Property({ type: 'text', nullable: true })
  kind: string | null = null;

  @Field(() => String, { nullable: true, description: 'How much of it was read.' })
  @Property({ type: 'text', nullable: true })
  extentRead: string | null = null;
}
