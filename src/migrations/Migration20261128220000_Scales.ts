import { Migration } from '@mikro-orm/migrations';

/** Scales of indicators: levels in words, which values name. */
export class Migration20261128220000_Scales extends Migration {
  override name = 'Migration20261128220000_Scales';

  override up(): void {
    this.addSql('alter table "indicator" add "scale" jsonb null;');
  }

  override down(): void {
    this.addSql('alter table "indicator" drop column "scale";');
  }
}
