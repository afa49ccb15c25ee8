import { Migration } from '@mikro-orm/migrations';

const TABLE = 'planned_disbursement';
const add = (name: string, rule: string) => `alter table "${TABLE}" add constraint "${TABLE}_${name}" ${rule};`;

/** Planned disbursements: forecasts, which later ones replace; of one that is there only a merged organisation gives way to the other. */
export class Migration20261128210000_Forecasts extends Migration {
  override name = 'Migration20261128210000_Forecasts';

  override up(): void {
    this.addSql(
      `create table "${TABLE}" ("id" serial primary key, "project_id" int not null, "type" text not null, "period_start" date not null, "period_end" date not null, "amount" numeric(24,4) not null, "currency" text not null, "value_date" date not null, "provider_id" int null, "receiver_id" int null, "recorded_at" timestamptz(3) not null, "provenance_id" int not null);`,
    );
    this.addSql(
      `create index "${TABLE}_project_id_period_start_period_end_index" on "${TABLE}" ("project_id", "period_start", "period_end");`,
    );
    this.addSql(`create index "${TABLE}_provider_id_index" on "${TABLE}" ("provider_id");`);
    this.addSql(`create index "${TABLE}_receiver_id_index" on "${TABLE}" ("receiver_id");`);
    this.addSql(add('project_id_foreign', 'foreign key ("project_id") references "project" ("id")'));
    this.addSql(
      add('provider_id_foreign', 'foreign key ("provider_id") references "organisation" ("id") on delete restrict'),
    );
    this.addSql(
      add('receiver_id_foreign', 'foreign key ("receiver_id") references "organisation" ("id") on delete restrict'),
    );
    this.addSql(add('provenance_id_foreign', 'foreign key ("provenance_id") references "provenance" ("id")'));
    this.addSql(add('type_check', `check ("type" in ('ORIGINAL', 'REVISED'))`));
    this.addSql(add('amount_valid', `check (amount >= 0 and amount <> 'NaN')`));
    this.addSql(add('currency_valid', `check (currency ~ '^[A-Z]{3}$')`));
    this.addSql(add('period_valid', 'check (period_start <= period_end)'));
    this.addSql(`create function refuse_change_of_forecast() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE'
            and to_jsonb(new) - '{provider_id,receiver_id}'::text[] = to_jsonb(old) - '{provider_id,receiver_id}'::text[]
            and (new.provider_id is not distinct from old.provider_id or exists (select from organisation o where o.id = old.provider_id and o.merged_into_id = new.provider_id))
            and (new.receiver_id is not distinct from old.receiver_id or exists (select from organisation o where o.id = old.receiver_id and o.merged_into_id = new.receiver_id)) then
          return new;
        end if;
        raise exception '% rows are never changed or deleted: record what corrects them', tg_table_name using errcode = '23001';
      end $$;`);
    this.addSql(
      `create trigger ${TABLE}_append_only before update or delete on "${TABLE}" for each row execute function refuse_change_of_forecast();`,
    );
    this.addSql(
      `create trigger ${TABLE}_never_emptied before truncate on "${TABLE}" for each statement execute function refuse_change();`,
    );
  }

  override down(): void {
    this.addSql(`drop table "${TABLE}";`);
    this.addSql('drop function refuse_change_of_forecast();');
  }
}
