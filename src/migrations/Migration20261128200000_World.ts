import { Migration } from '@mikro-orm/migrations';
import { countries, regions, subregions } from './world.js';

const text = (value: string | undefined) => (value ? `'${value.replaceAll("'", "''")}'` : 'null');
const rowsOf = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
const values = (rows: string[][]) => rows.map((row) => `(${row.join(', ')})`).join(',\n      ');

const MEMBERSHIPS: Readonly<Record<string, string>> = { M: 'MEMBER', A: 'ASSOCIATE_MEMBER' };

/** Where what is stored comes from, as the facts about AP-IS state it: seeding them finds these rows. */
const SOURCES = [
  [
    'UNSD',
    'UNSD M49 table: ISO codes, LDC, LLDC, SIDS',
    'https://github.com/datasets/country-codes (tmp/UNSD-en.csv, file last changed 16582cca738ee25f3f6e6696ab74869b854c269b, 2024-09-25)',
    'data table',
    'full file read',
  ],
  [
    'WIKI-LIST',
    'Copy of the Wikipedia article on ESCAP, with members, associate members, admission dates and subregional offices',
    'https://github.com/isauravmanitripathi/One-Time-Use-Files (json_parser/International-organisation-question-bank/markdown/united_nations_economic_and_social_commission_for_asia_and_the_pacific.md, commit b437b13b6962a12dec1ca0c9eea5386c8e4d8191)',
    'secondary source',
    'member lists read in full',
  ],
  ['GK', 'No source read', '', 'general knowledge', 'none'],
];

/** Fingerprint, kind, confidence, note and sources of each statement of provenance. */
const OF_CODES = '85b4f941e50a8025642f691b12b04600a9d4455802380eafafce7ce1cdcf55d4';
const OF_MEMBERS = 'bdff58f29f2f7049c8629e74227d8c705520745570bd949bed147b368d263c74';
const OF_SUBREGIONS = 'dff3ccf7554aeb221c094fe0bbddc75fc17340d50c96aea5ca6f1e7ce9be2386';
const PROVENANCES: [string, string, string, string, string[]][] = [
  [OF_CODES, 'MIRROR', 'READ', '', ['UNSD']],
  [OF_MEMBERS, 'MIRROR', 'READ', 'Membership and admission: WIKI-LIST, a secondary source. Codes: UNSD.', ['WIKI-LIST', 'UNSD']],
  [OF_SUBREGIONS, 'RECALLED', 'UNVERIFIED', '', ['GK']],
];

const provenance = (fingerprint: string) => `(select id from provenance where fingerprint = '${fingerprint}')`;

/** All countries and areas of ISO 3166-1 with the M49 regions that they lie in; members of ESCAP are marked. */
export class Migration20261128200000_World extends Migration {
  override name = 'Migration20261128200000_World';

  override up(): void {
    this.addSql(
      'create table "region" ("id" serial primary key, "code" text not null, "name" text not null, "parent_id" int null);',
    );
    this.addSql('alter table "region" add constraint "region_code_unique" unique ("code");');
    this.addSql('alter table "region" add constraint "region_code_valid" check (code ~ \'^[0-9]{3}$\');');
    this.addSql('create index "region_parent_id_index" on "region" ("parent_id");');
    this.addSql(
      'alter table "region" add constraint "region_parent_id_foreign" foreign key ("parent_id") references "region" ("id") on delete set null;',
    );
    this.addSql('alter table "country" add "region_id" int null;');
    this.addSql('create index "country_region_id_index" on "country" ("region_id");');
    this.addSql(
      'alter table "country" add constraint "country_region_id_foreign" foreign key ("region_id") references "region" ("id") on delete set null;',
    );
    this.addSql(`insert into region (code, name)
      values ${values(rowsOf(regions).map(([code, , name]) => [text(code), text(name)]))};`);
    this.addSql(`update region set parent_id = parent.id
      from region parent, (
        values ${values(
          rowsOf(regions)
            .filter(([, parent]) => parent)
            .map(([code, parent]) => [text(code), text(parent)]),
        )}
      ) given (code, parent)
      where region.code = given.code and parent.code = given.parent;`);
    this.addSql(`insert into source (code, title, url, kind, extent_read)
      values ${values(SOURCES.map((source) => source.map(text)))}
      on conflict (code) do nothing;`);
    for (const [fingerprint, kind, confidence, note, sources] of PROVENANCES) {
      this.addSql(`insert into provenance (fingerprint, kind, confidence, note)
        values (${[fingerprint, kind, confidence, note].map(text).join(', ')})
        on conflict (fingerprint) do nothing;`);
      this.addSql(`insert into provenance_sources (provenance_id, source_id)
        select ${provenance(fingerprint)}, id from source where code in (${sources.map(text).join(', ')})
        on conflict do nothing;`);
    }
    this.addSql(`insert into country
        (code, alpha2, m49, region_id, name, membership, admitted_on, subregion_code, subregion, provenance_id, subregion_provenance_id)
      select given.code, given.alpha2, given.m49, region.id, given.name, given.membership, given.admitted_on::date,
        given.subregion_code, given.subregion,
        case when given.membership is null then ${provenance(OF_CODES)} else ${provenance(OF_MEMBERS)} end,
        case when given.subregion is not null then ${provenance(OF_SUBREGIONS)} end
      from (
        values ${values(
          rowsOf(countries).map(([code, alpha2, m49, region, name, membership, admitted, subregion]) => [
            ...[code, alpha2, m49, region, name, MEMBERSHIPS[membership ?? ''], admitted, subregion].map(text),
            text(subregions[subregion ?? '']),
          ]),
        )}
      ) given (code, alpha2, m49, region, name, membership, admitted_on, subregion_code, subregion)
        join region on region.code = given.region
      on conflict (code) do nothing;`);
    this.addSql(`update country set region_id = region.id
      from region, (
        values ${values(rowsOf(countries).map(([code, , , region]) => [text(code), text(region)]))}
      ) given (code, region)
      where country.code = given.code and region.code = given.region and country.region_id is null;`);
  }

  /** Countries stay: projects and organisations may name them by now. */
  override down(): void {
    this.addSql('alter table "country" drop column "region_id";');
    this.addSql('drop table "region";');
  }
}
