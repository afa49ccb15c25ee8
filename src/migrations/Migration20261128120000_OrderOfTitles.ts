import { Migration } from '@mikro-orm/migrations';

const indexes = { organisation: 'name', project: 'title' };

/** Titles and names are listed in one order on every server: it is named, and its indexes with it. */
export class Migration20261128120000_OrderOfTitles extends Migration {
  override name = 'Migration20261128120000_OrderOfTitles';

  override up(): void {
    this.indexBy(' collate "und-x-icu"');
  }

  override down(): void {
    this.indexBy('');
  }

  private indexBy(collation: string): void {
    for (const [table, column] of Object.entries(indexes)) {
      const name = `${table}_${column}_id_index`;
      this.addSql(`drop index "${name}";`);
      this.addSql(`create index ${name} on ${table} (${column}${collation}, id);`);
    }
  }
}
