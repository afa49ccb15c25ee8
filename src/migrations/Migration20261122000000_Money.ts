import { Migration } from '@mikro-orm/migrations';

/** Tables whose rows are never changed. */
const FACTS = ['transaction', 'budget', 'exchange_rate', 'audit_entry'];

export class Migration20261122000000_Money extends Migration {

  override name = 'Migration20261122000000_Money';

  override up(): void | Promise<void> {
    this.addSql(`create table "api_token" ("id" serial primary key, "name" text not null, "role" text not null, "secret_hash" text not null, "expires_on" date not null, "created_at" timestamptz(3) not null default now(), "revoked_at" timestamptz(3) null);`);
    this.addSql(`alter table "api_token" add constraint "api_token_secret_hash_unique" unique ("secret_hash");`);

    this.addSql(`create table "audit_entry" ("id" serial primary key, "at" timestamptz(3) not null default now(), "actor" text not null, "operation" text not null, "subject_type" text not null, "subject_id" int null, "field" text null, "from" text null, "to" text null, "reason" text null, "request_id" text not null);`);
    this.addSql(`create index "audit_entry_at_id_index" on "audit_entry" ("at", "id");`);
    this.addSql(`create index "audit_entry_subject_type_subject_id_index" on "audit_entry" ("subject_type", "subject_id");`);

    this.addSql(`create table "exchange_rate" ("id" serial primary key, "from_currency" text not null, "to_currency" text not null, "date" date not null, "rate" numeric(20,10) not null, "source" text not null, "recorded_at" timestamptz(3) not null default now());`);
    this.addSql(`create index "exchange_rate_from_currency_to_currency_date_recorded_at_index" on "exchange_rate" ("from_currency", "to_currency", "date", "recorded_at");`);

    this.addSql(`create table "idempotency_key" ("id" serial primary key, "actor" text not null, "key" text not null, "body_hash" text not null, "answer" jsonb not null, "created_at" timestamptz(3) not null default now());`);
    this.addSql(`alter table "idempotency_key" add constraint "idempotency_key_actor_key_unique" unique ("actor", "key");`);

    this.addSql(`create table "budget" ("id" serial primary key, "project_id" int not null, "type" text not null, "status" text not null, "period_start" date not null, "period_end" date not null, "amount" numeric(20,2) not null, "currency" text not null, "value_date" date not null, "recorded_at" timestamptz(3) not null default now(), "provenance_id" int not null);`);
    this.addSql(`create index "budget_project_id_period_start_period_end_index" on "budget" ("project_id", "period_start", "period_end");`);

    this.addSql(`create table "transaction" ("id" serial primary key, "project_id" int not null, "type" text not null, "amount" numeric(20,2) not null, "currency" text not null, "transaction_date" date not null, "value_date" date not null, "provider_id" int null, "receiver_id" int null, "description" text null, "reverses_id" int null, "recorded_at" timestamptz(3) not null default now(), "external_ref" text null, "provenance_id" int not null);`);
    this.addSql(`create index "transaction_receiver_id_index" on "transaction" ("receiver_id");`);
    this.addSql(`alter table "transaction" add constraint "transaction_reverses_id_unique" unique ("reverses_id");`);
    this.addSql(`create index "transaction_recorded_at_index" on "transaction" ("recorded_at");`);
    this.addSql(`create index "transaction_provider_id_project_id_index" on "transaction" ("provider_id", "project_id");`);
    this.addSql(`create index "transaction_project_id_transaction_date_id_index" on "transaction" ("project_id", "transaction_date", "id");`);
    this.addSql(`create unique index transaction_external_ref_unique on transaction (coalesce(provider_id, 0), external_ref) where external_ref is not null;`);

    this.addSql(`alter table "api_token" add constraint "api_token_role_check" check ("role" in ('PUBLIC', 'MEMBER_STATE', 'DONOR', 'FOCAL_POINT', 'CHAIR', 'SECRETARIAT', 'ADMIN'));`);

    this.addSql(`alter table "exchange_rate" add constraint "exchange_rate_pair_valid" check (from_currency ~ '^[A-Z]{3}\$' and to_currency ~ '^[A-Z]{3}\$' and from_currency <> to_currency);`);
    this.addSql(`alter table "exchange_rate" add constraint "exchange_rate_rate_valid" check (rate > 0 and rate < 'Infinity');`);

    this.addSql(`alter table "budget" add constraint "budget_project_id_foreign" foreign key ("project_id") references "project" ("id");`);
    this.addSql(`alter table "budget" add constraint "budget_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "budget" add constraint "budget_period_valid" check (period_start <= period_end);`);
    this.addSql(`alter table "budget" add constraint "budget_currency_valid" check (currency ~ '^[A-Z]{3}\$');`);
    this.addSql(`alter table "budget" add constraint "budget_amount_valid" check (amount >= 0 and amount <> 'NaN');`);
    this.addSql(`alter table "budget" add constraint "budget_type_check" check ("type" in ('ORIGINAL', 'REVISED'));`);
    this.addSql(`alter table "budget" add constraint "budget_status_check" check ("status" in ('INDICATIVE', 'COMMITTED'));`);

    this.addSql(`alter table "transaction" add constraint "transaction_project_id_foreign" foreign key ("project_id") references "project" ("id");`);
    this.addSql(`alter table "transaction" add constraint "transaction_provider_id_foreign" foreign key ("provider_id") references "organisation" ("id") on delete restrict;`);
    this.addSql(`alter table "transaction" add constraint "transaction_receiver_id_foreign" foreign key ("receiver_id") references "organisation" ("id") on delete restrict;`);
    this.addSql(`alter table "transaction" add constraint "transaction_reverses_id_foreign" foreign key ("reverses_id") references "transaction" ("id") on delete restrict;`);
    this.addSql(`alter table "transaction" add constraint "transaction_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "transaction" add constraint "transaction_reverses_valid" check (reverses_id <> id);`);
    this.addSql(`alter table "transaction" add constraint "transaction_currency_valid" check (currency ~ '^[A-Z]{3}\$');`);
    this.addSql(`alter table "transaction" add constraint "transaction_amount_valid" check (amount <> 0 and amount <> 'NaN');`);
    this.addSql(`alter table "transaction" add constraint "transaction_type_check" check ("type" in ('INCOMING_FUNDS', 'OUTGOING_COMMITMENT', 'DISBURSEMENT', 'EXPENDITURE', 'INTEREST_PAYMENT', 'LOAN_REPAYMENT', 'REIMBURSEMENT', 'PURCHASE_OF_EQUITY', 'SALE_OF_EQUITY', 'CREDIT_GUARANTEE', 'INCOMING_COMMITMENT', 'OUTGOING_PLEDGE', 'INCOMING_PLEDGE'));`);

    // Facts are appended, never changed: what is wrong is reversed or followed by what is right.
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% rows are never changed or deleted: record what corrects them', tg_table_name using errcode = '23001'; end $$;`);
    for (const table of FACTS) {
      this.addSql(`create trigger ${table}_append_only before update or delete on "${table}" for each row execute function refuse_change();`);
      this.addSql(`create trigger ${table}_never_emptied before truncate on "${table}" for each statement execute function refuse_change();`);
    }

    // One unit of a currency in another on a day, as far as it was known: the day's own rate, else the latest of the 31
    // days before it, else through USD or EUR. No row where there is none.
    this.addSql(`create function direct_rate(source_currency text, target_currency text, day date, as_of date, known_at timestamptz)
      returns table (rate numeric, rate_date date, source text) language sql stable parallel safe as $$
      select r.rate, r.date, r.source from exchange_rate r
      where r.from_currency = source_currency and r.to_currency = target_currency and r.date between day - 31 and least(day, as_of) and r.recorded_at <= known_at
      order by r.date desc, r.recorded_at desc, r.id desc limit 1 $$;`);
    this.addSql(`create function conversion_rate(source_currency text, target_currency text, day date, as_of date, known_at timestamptz)
      returns table (rate numeric, rate_date date, source text, is_approximate boolean) language sql stable parallel safe as $$
      select found.rate, found.rate_date, found.source, found.is_approximate from (
        select 0 as rank, d.rate, d.rate_date, d.source, d.rate_date <> day as is_approximate from direct_rate(source_currency, target_currency, day, as_of, known_at) d
        union all
        select via.rank, one.rate * two.rate, least(one.rate_date, two.rate_date), one.source || ' via ' || via.currency || case when two.source = one.source then '' else ', ' || two.source end, true
        from (values (1, 'USD'), (2, 'EUR')) as via (rank, currency),
          direct_rate(source_currency, via.currency, day, as_of, known_at) one, direct_rate(via.currency, target_currency, day, as_of, known_at) two
        where via.currency not in (source_currency, target_currency)
      ) found order by found.rank limit 1 $$;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "api_token", "audit_entry", "exchange_rate", "idempotency_key", "budget", "transaction" cascade;`);
    this.addSql(`drop function conversion_rate(text, text, date, date, timestamptz);`);
    this.addSql(`drop function direct_rate(text, text, date, date, timestamptz);`);
    this.addSql(`drop function refuse_change();`);
  }
}
