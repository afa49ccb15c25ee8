import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Coded, Named } from '../textRules.js';

/** A named group of countries, such as the least developed. Rows of GroupMembership say who belongs to it, and when. */
@Entity()
@Coded('country_group')
@Named('country_group', 'name')
export class CountryGroup {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  name!: string;
}
