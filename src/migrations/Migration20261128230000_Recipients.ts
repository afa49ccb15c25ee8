import { Migration } from '@mikro-orm/migrations';

/** Percentages filled in, as in the migration MoneyOnce: equal parts, to 24 decimals, of what the stated ones leave of 100. */
const filledIn = (columns: string, whole: string, links: string) => `
      select ${columns},
        stated is null as is_equal_split,
        -- rule: docs/numbers.md#shares
        coalesce(stated, left_over::numeric(40, 24) / open_links) as percentage
      from (
        select links.*,
          greatest(100 - coalesce(sum(stated) over (partition by ${whole}), 0), 0) as left_over,
          nullif(count(*) filter (where stated is null) over (partition by ${whole}), 0) as open_links
        from (${links}) links
      ) parts
      where stated is distinct from 0`;

const countries = 'select link.project_id, link.country_id, link.percentage as stated from project_country link';

const views = {
  // One row is a link of a project to a country or a region, which make 100 together, with its percentage filled in.
  recipient_share: filledIn(
    'project_id, country_id, region_id',
    'project_id',
    `
          select link.project_id, link.country_id, null::int as region_id, link.percentage as stated
          from project_country link
          union all
          select link.project_id, null::int, link.region_id, link.percentage
          from project_region link
        `,
  ),

  // One row is a sector of a project; those of one vocabulary make 100 together, with its percentage filled in.
  sector_share: filledIn(
    'project_id, vocabulary, code',
    'project_id, vocabulary',
    'select link.project_id, link.vocabulary, link.code, link.percentage as stated from project_sector link',
  ),
};

const vocabularies = [
  'DAC_PURPOSE',
  'DAC_CATEGORY',
  'COFOG',
  'NACE',
  'NTEE',
  'AIDDATA',
  'SDG_GOAL',
  'SDG_TARGET',
  'SDG_INDICATOR',
  'HUMANITARIAN_CLUSTER',
  'NAICS',
  'UN_SYSTEM_FUNCTION',
  'REPORTING_ORGANISATION',
  'REPORTING_ORGANISATION_2',
]
  .map((one) => `'${one}'`)
  .join(', ');

/** Regions as recipients beside countries, and sectors of several vocabularies, with percentages. */
export class Migration20261128230000_Recipients extends Migration {
  override name = 'Migration20261128230000_Recipients';

  override up(): void {
    this.addSql(
      'create table "project_region" ("id" serial primary key, "project_id" int not null, "region_id" int not null, "percentage" numeric(7,4) null, "provenance_id" int not null, constraint "project_region_percentage_valid" check (percentage >= 0 and percentage <= 100));',
    );
    this.addSql('create index "project_region_region_id_index" on "project_region" ("region_id");');
    this.addSql(
      'alter table "project_region" add constraint "project_region_project_id_region_id_unique" unique ("project_id", "region_id");',
    );
    this.addSql(
      `create table "project_sector" ("id" serial primary key, "project_id" int not null, "vocabulary" text not null, "code" text not null, "percentage" numeric(7,4) null, "provenance_id" int not null, constraint "project_sector_vocabulary_check" check ("vocabulary" in (${vocabularies})), constraint "project_sector_percentage_valid" check (percentage >= 0 and percentage <= 100));`,
    );
    this.addSql('create index "project_sector_code_index" on "project_sector" ("code");');
    this.addSql(
      'alter table "project_sector" add constraint "project_sector_project_id_vocabulary_code_unique" unique ("project_id", "vocabulary", "code");',
    );
    for (const table of ['project_region', 'project_sector']) {
      this.addSql(
        `alter table "${table}" add constraint "${table}_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete cascade;`,
      );
      this.addSql(
        `alter table "${table}" add constraint "${table}_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`,
      );
    }
    this.addSql(
      'alter table "project_region" add constraint "project_region_region_id_foreign" foreign key ("region_id") references "region" ("id");',
    );
    this.addSql(`
      insert into project_sector (project_id, vocabulary, code, provenance_id)
      select distinct p.id, 'DAC_PURPOSE', given.code, p.provenance_id
      from project p
        cross join unnest(p.sectors) as given(code);`);
    this.addSql(`create function copy_purposes() returns trigger language plpgsql as $$
      begin
        update public.project p
        set sectors = array(
          select s.code
          from public.project_sector s
          where s.project_id = p.id and s.vocabulary = 'DAC_PURPOSE'
          order by s.code
        )
        where p.id = coalesce(new.project_id, old.project_id);
        return null;
      end $$;`);
    this.addSql(
      'create trigger project_sector_copied after insert or update or delete on "project_sector" for each row execute function copy_purposes();',
    );
    this.addSql('drop view country_share;');
    for (const [name, text] of Object.entries(views)) this.addSql(`create view ${name} as ${text};`);
  }

  override down(): void {
    for (const name of Object.keys(views)) this.addSql(`drop view ${name};`);
    this.addSql(`create view country_share as ${filledIn('project_id, country_id', 'project_id', countries)};`);
    this.addSql('drop table "project_region";');
    this.addSql('drop table "project_sector";');
    this.addSql('drop function copy_purposes();');
  }
}
