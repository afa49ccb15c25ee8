import { Migration } from '@mikro-orm/migrations';

/** Days of projects, and what they follow from. */
const days = {
  starts_on: 'partial_date_earliest(coalesce(actual_start, planned_start))',
  ends_on: 'partial_date_latest(coalesce(actual_end, planned_end))',
};

/** A day that is not stated is null, which every reader understands, and not a day without end. */
export class Migration20261128140000_UnknownDays extends Migration {
  override name = 'Migration20261128140000_UnknownDays';

  override up(): void {
    for (const [column, from] of Object.entries(days)) {
      this.addSql(`alter table "project" drop column "${column}";`);
      this.addSql(`alter table "project" add column "${column}" date null generated always as (${from}) stored;`);
      this.addSql(
        `create index project_${column}_id_index on project (coalesce(${column}, 'infinity'::date), id);`,
      );
    }
  }

  override down(): void {
    for (const [column, from] of Object.entries(days)) {
      this.addSql(`alter table "project" drop column "${column}";`);
      const known = `coalesce(${from}, 'infinity'::date)`;
      this.addSql(`alter table "project" add column "${column}" date not null generated always as (${known}) stored;`);
      this.addSql(`create index "project_${column}_id_index" on "project" ("${column}", "id");`);
    }
  }
}
