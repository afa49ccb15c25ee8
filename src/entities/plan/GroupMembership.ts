import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Country } from './Country.js';
import { CountryGroup } from './CountryGroup.js';
import { Provenance } from './Provenance.js';

/** A time during which a country belongs to a group. Unknown days are null. */
@Entity()
@Unique({
  name: 'group_membership_period_unique',
  expression:
    "create unique index group_membership_period_unique on group_membership (country_id, group_id, coalesce(valid_from, '-infinity'::date))",
})
@Check({ name: 'group_membership_period_valid', expression: 'valid_from < valid_to' })
export class GroupMembership {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Country, { ref: true })
  country!: Ref<Country>;

  @Index()
  @ManyToOne(() => CountryGroup, { ref: true })
  group!: Ref<CountryGroup>;

  /** First day of membership. */
  @Property({ type: 'date', nullable: true })
  validFrom: string | null = null;

  /** Day on which membership ends: from this day on the country does not belong. */
  @Property({ type: 'date', nullable: true })
  validTo: string | null = null;

  /** Date of the list that states the membership. */
  @Property({ type: 'date', nullable: true })
  listedOn: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
