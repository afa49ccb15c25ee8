import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { OrganisationType } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { Country } from './Country.js';
import { Provenance } from './Provenance.js';

@ObjectType({ implements: Node, description: 'A donor, implementer or other partner.' })
@Entity()
@Coded('organisation')
@Named('organisation', 'name', 'acronym')
@Index({
  name: 'organisation_name_id_index',
  expression: 'create index organisation_name_id_index on organisation (name collate "und-x-icu", id)',
})
@Index({ properties: ['type'] })
@Check({ name: 'organisation_fiscal_year_start_valid', expression: 'fiscal_year_start between 1 and 12' })
export class Organisation extends Node {
  @Field(() => String, { description: 'Code of the organisation, unique in the tracker.' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Name in English.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Usual abbreviation.' })
  @Property({ type: 'text', nullable: true })
  acronym: string | null = null;

  @Field(() => OrganisationType, {
    description:
      "Kind of organisation (IATI OrganisationType). It is the tracker's own classification unless the provenance says otherwise.",
  })
  @Enum({ items: () => OrganisationType })
  type!: OrganisationType;

  @Field(() => String, { nullable: true, description: 'Identifier in IATI (organisation ref), e.g. "XM-DAC-41106".' })
  @Property({ type: 'text', nullable: true })
  iatiRef: string | null = null;

  @Index()
  @ManyToOne(() => Country, { ref: true, nullable: true })
  country: Ref<Country> | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'Month in which its fiscal year begins, 1 (January) to 12; null if it is not known.',
  })
  @Property({ type: 'integer', nullable: true })
  fiscalYearStart: number | null = null;

  /** Known to give money to the initiative, even if none of its projects is known. */
  @Property({ type: 'boolean', default: false })
  isKnownDonor: Opt<boolean> = false;

  @Field(() => [String], {
    description: 'Other names and codes by which it is found, such as those of organisations that were merged into it.',
  })
  @Property({ type: 'string[]', columnType: 'text[]', defaultRaw: "'{}'" })
  aliases: Opt<string[]> = [];

  /** The organisation that this one turned out to be. A merged organisation is in no list; its code finds the other. */
  @Index()
  @ManyToOne(() => Organisation, { ref: true, nullable: true })
  mergedInto: Ref<Organisation> | null = null;

  @Property({
    type: 'text',
    generated: "(search_key(((((code || ' ') || name) || ' ') || coalesce(acronym, '')) || words_of(aliases))) stored",
  })
  searchKey!: Opt<string>;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the organisation.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
