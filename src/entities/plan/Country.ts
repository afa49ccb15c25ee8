import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { CountryCodeScalar, DateScalar, EscapMembership } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Named } from '../textRules.js';
import { Provenance } from './Provenance.js';
import { Region } from './Region.js';

@ObjectType({
  implements: Node,
  description: 'A country or area (ISO 3166-1). Members and associate members of ESCAP have a `membership`.',
})
@Entity()
@Named('country', 'name')
@Check({ name: 'country_code_valid', expression: "code ~ '^[A-Z]{3}$'" })
export class Country extends Node {
  @Field(() => CountryCodeScalar, { description: 'ISO 3166-1 alpha-3.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @Property({ type: 'text', nullable: true })
  alpha2: string | null = null;

  @Field(() => String, { nullable: true, description: 'Numeric code of the UN Statistics Division (M49).' })
  @Property({ type: 'text', nullable: true })
  m49: string | null = null;

  @Field(() => String, { description: 'Name in English.' })
  @Index()
  @Property({ type: 'text' })
  name!: string;

  @Field(() => EscapMembership, { nullable: true, description: 'Membership of ESCAP; null if it has none.' })
  @Enum({ items: () => EscapMembership, nullable: true })
  membership: EscapMembership | null = null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of admission to ESCAP.' })
  @Property({ type: 'date', nullable: true })
  admittedOn: string | null = null;

  @Field(() => String, { nullable: true, description: 'Name of the ESCAP subregion, e.g. "South-East Asia".' })
  @Property({ type: 'text', nullable: true })
  subregion: string | null = null;

  @Field(() => String, { nullable: true, description: 'Code of the ESCAP subregion, e.g. "SEA".' })
  @Index()
  @Property({ type: 'text', nullable: true })
  subregionCode: string | null = null;

  /** The smallest region of M49 that it lies in. */
  @Index()
  @ManyToOne(() => Region, { ref: true, nullable: true })
  region: Ref<Region> | null = null;

  @Property({ type: 'text', generated: "(search_key((code || ' ') || name)) stored" })
  searchKey!: Opt<string>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;

  /** Provenance of the subregion, if its sources differ from those of the rest of the row. */
  @ManyToOne(() => Provenance, { ref: true, nullable: true })
  subregionProvenance: Ref<Provenance> | null = null;
}
