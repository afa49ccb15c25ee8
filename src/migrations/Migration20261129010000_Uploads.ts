import { Migration } from '@mikro-orm/migrations';

/** Files that were sent and are not taken in yet. */
export class Migration20261129010000_Uploads extends Migration {
  override name = 'Migration20261129010000_Uploads';

  override up(): void {
    this.addSql(
      'create table "upload" ("id" serial primary key, "code" text not null, "actor" text not null, "name" text not null, "bytes" bytea not null, "created_at" timestamptz(3) not null);',
    );
    this.addSql('alter table "upload" add constraint "upload_code_unique" unique ("code");');
    this.addSql('create index "upload_created_at_index" on "upload" ("created_at");');
  }

  override down(): void {
    this.addSql('drop table "upload";');
  }
}
