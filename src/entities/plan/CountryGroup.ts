import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/** A named group of countries, such as the least developed. Who belongs to it, and when, is GroupMembership. */
@Entity()
export class CountryGroup {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  name!: string;
}
