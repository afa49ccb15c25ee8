import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/** A named group of countries, such as the least developed. Rows of GroupMembership say who belongs to it, and when. */
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
