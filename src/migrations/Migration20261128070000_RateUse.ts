import { Migration } from '@mikro-orm/migrations';

/**
 * What all instances have counted for their rate limits, by the hash of a token or address, and by minute. It is worth
 * nothing after a crash, so it is not logged.
 */
export class Migration20261128070000_RateUse extends Migration {
  override name = 'Migration20261128070000_RateUse';

  override up(): void {
    this.addSql(`create unlogged table "rate_use" (
      "key" text not null,
      "minute" int not null,
      "points" int not null,
      primary key ("key", "minute")
    );`);
  }

  override down(): void {
    this.addSql(`drop table "rate_use";`);
  }
}
