import { Migration } from '@mikro-orm/migrations';

/** Moments come from the clock of the service, which tests can move: a row without one is refused, instead of getting the database's. */
export class Migration20261127203221_NoDefaultMoments extends Migration {

  override name = 'Migration20261127203221_NoDefaultMoments';

  override up(): void | Promise<void> {
    this.addSql(`alter table "audit_entry" alter column "at" drop default;`);
    this.addSql(`alter table "exchange_rate" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "idempotency_key" alter column "created_at" drop default;`);
    this.addSql(`alter table "project" alter column "created_at" drop default;`);
    this.addSql(`alter table "project" alter column "updated_at" drop default;`);
    this.addSql(`alter table "api_token" alter column "created_at" drop default;`);
    this.addSql(`alter table "budget" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "role_grant" alter column "created_at" drop default;`);
    this.addSql(`alter table "snapshot" alter column "created_at" drop default;`);
    this.addSql(`alter table "transaction" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "review_comment" alter column "at" drop default;`);
    this.addSql(`alter table "report_event" alter column "at" drop default;`);
    this.addSql(`alter table "milestone" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "milestone_completion" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "indicator" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "indicator_value" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "indicator_point" alter column "recorded_at" drop default;`);
    this.addSql(`alter table "assessment" alter column "recorded_at" drop default;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "api_token" alter column "created_at" set default now();`);
    this.addSql(`alter table "assessment" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "audit_entry" alter column "at" set default now();`);
    this.addSql(`alter table "budget" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "exchange_rate" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "idempotency_key" alter column "created_at" set default now();`);
    this.addSql(`alter table "indicator" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "indicator_point" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "indicator_value" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "milestone" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "milestone_completion" alter column "recorded_at" set default now();`);
    this.addSql(`alter table "project" alter column "created_at" set default now();`);
    this.addSql(`alter table "project" alter column "updated_at" set default now();`);
    this.addSql(`alter table "report_event" alter column "at" set default now();`);
    this.addSql(`alter table "review_comment" alter column "at" set default now();`);
    this.addSql(`alter table "role_grant" alter column "created_at" set default now();`);
    this.addSql(`alter table "snapshot" alter column "created_at" set default now();`);
    this.addSql(`alter table "transaction" alter column "recorded_at" set default now();`);
  }

}
