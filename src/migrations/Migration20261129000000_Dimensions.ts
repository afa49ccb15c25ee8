import { Migration } from '@mikro-orm/migrations';

/** Dimensions of indicators, and values that are parts by them. */
export class Migration20261129000000_Dimensions extends Migration {
  override name = 'Migration20261129000000_Dimensions';

  override up(): void {
    this.addSql('alter table "indicator" add "dimensions" jsonb null;');
    this.addSql('alter table "indicator_value" add "combination" jsonb null;');
    this.addSql(
      `alter table "indicator_value" add constraint "indicator_value_combination_valid" check (jsonb_typeof(combination) = 'object' and combination <> '{}');`,
    );
  }

  override down(): void {
    this.addSql('alter table "indicator_value" drop column "combination";');
    this.addSql('alter table "indicator" drop column "dimensions";');
  }
}
