import { Migration } from '@mikro-orm/migrations';

/** Trigger functions that look something up: they find it also where search_path is empty, as a dump leaves it. */
const LOOKING_UP = ['chain_audit', 'refuse_change_of_value', 'refuse_change_of_step'];

/**
 * Which version of the tracker the tables need, by migration; and an index by which idempotency keys are forgotten once
 * they are old.
 */
export class Migration20261128000000_Compatibility extends Migration {
  override name = 'Migration20261128000000_Compatibility';

  override up(): void {
    this.addSql(`create table "compatibility" ("migration" text primary key, "oldest_version" text not null);`);
    this.addSql(`create index "idempotency_key_created_at_index" on "idempotency_key" ("created_at");`);
    for (const name of LOOKING_UP) this.addSql(`alter function ${name}() set search_path from current;`);
  }

  override down(): void {
    for (const name of LOOKING_UP) this.addSql(`alter function ${name}() reset search_path;`);
    this.addSql(`drop index "idempotency_key_created_at_index";`);
    this.addSql(`drop table "compatibility";`);
  }
}
