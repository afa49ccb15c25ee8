import { Migration } from '@mikro-orm/migrations';

/** Rows that people now change one at a time, each at the version that was read. */
const versioned = [
  'action_plan',
  'pillar',
  'working_group',
  'organisation',
  'event',
  'publication',
  'tool',
  'indicator',
  'milestone',
  'reporting_period',
];

/** Statements that can be taken back: a later row without a value. */
const statements = [
  { table: 'indicator_point', column: 'value' },
  { table: 'assessment', column: 'status' },
  { table: 'milestone_completion', column: 'completed_on' },
];

const isReason = (table: string) =>
  `alter table "${table}" add constraint "${table}_reason_valid" check (reason ~ '\\S');`;

const FACTS = ['indicator_retirement', 'due_date'];

const appendOnly = (table: string, by: string) =>
  `create trigger ${table}_append_only before update or delete on "${table}" for each row execute function ${by}();`;

/**
 * A payment stays as it is; only the organisation that it names may become the one that this turned out to be, and a
 * reference that both have then says whose it was.
 */
const REFUSE_CHANGE = `create function refuse_change_of_transaction() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE'
            and to_jsonb(new) - '{provider_id,receiver_id,external_ref}'::text[] = to_jsonb(old) - '{provider_id,receiver_id,external_ref}'::text[]
            and (new.external_ref is not distinct from old.external_ref or (new.provider_id <> old.provider_id and starts_with(new.external_ref, old.external_ref || ' (')))
            and (new.provider_id is not distinct from old.provider_id or exists (select from organisation o where o.id = old.provider_id and o.merged_into_id = new.provider_id))
            and (new.receiver_id is not distinct from old.receiver_id or exists (select from organisation o where o.id = old.receiver_id and o.merged_into_id = new.receiver_id)) then
          return new;
        end if;
        raise exception '% rows are never changed or deleted: record what corrects them', tg_table_name using errcode = '23001';
      end $$;`;

/**
 * Everything that was entered can be corrected: rows have versions, statements can be taken back, organisations merged,
 * indicators retired, projects archived, and due dates moved without a change to what came before.
 */
export class Migration20261128150000_CorrectAll extends Migration {
  override name = 'Migration20261128150000_CorrectAll';

  override up(): void {
    for (const table of versioned) this.addSql(`alter table "${table}" add "version" int not null default 1;`);
    for (const { table, column } of statements)
      this.addSql(`alter table "${table}" alter column "${column}" drop not null;`);

    this.addSql('alter table "organisation" add "merged_into_id" int null;');
    this.addSql(
      'alter table "organisation" add constraint "organisation_merged_into_id_foreign" foreign key ("merged_into_id") references "organisation" ("id") on delete set null;',
    );
    this.addSql('create index "organisation_merged_into_id_index" on "organisation" ("merged_into_id");');

    this.addSql('alter table "project" add "archived_at" timestamptz(3) null;');
    this.addSql('create index project_archived_index on project (id) where archived_at is not null;');

    this.addSql(
      'create table "indicator_retirement" ("id" serial primary key, "indicator_id" int not null, "retired_on" date null, "reason" text not null, "recorded_at" timestamptz(3) not null);',
    );
    this.addSql(
      'create index "indicator_retirement_indicator_id_recorded_at_index" on "indicator_retirement" ("indicator_id", "recorded_at");',
    );
    this.addSql(
      'alter table "indicator_retirement" add constraint "indicator_retirement_indicator_id_foreign" foreign key ("indicator_id") references "indicator" ("id") on delete restrict;',
    );
    this.addSql(isReason('indicator_retirement'));

    this.addSql(
      'create table "due_date" ("id" serial primary key, "period_id" int not null, "due_on" date not null, "before" date not null, "forgives_late" boolean not null, "reason" text not null, "recorded_at" timestamptz(3) not null);',
    );
    this.addSql('create index "due_date_period_id_recorded_at_index" on "due_date" ("period_id", "recorded_at");');
    this.addSql(
      'alter table "due_date" add constraint "due_date_period_id_foreign" foreign key ("period_id") references "reporting_period" ("id") on delete restrict;',
    );
    this.addSql(isReason('due_date'));
    for (const table of FACTS) {
      this.addSql(appendOnly(table, 'refuse_change'));
      this.addSql(
        `create trigger ${table}_never_emptied before truncate on "${table}" for each statement execute function refuse_change();`,
      );
    }

    this.addSql(REFUSE_CHANGE);
    this.addSql('drop trigger transaction_append_only on "transaction";');
    this.addSql(appendOnly('transaction', 'refuse_change_of_transaction'));
  }

  override down(): void {
    this.addSql('drop trigger transaction_append_only on "transaction";');
    this.addSql(appendOnly('transaction', 'refuse_change'));
    this.addSql('drop function refuse_change_of_transaction();');
    this.addSql('drop table "due_date";');
    this.addSql('drop table "indicator_retirement";');
    this.addSql('alter table "project" drop column "archived_at";');
    this.addSql('alter table "organisation" drop column "merged_into_id";');
    for (const { table, column } of statements) {
      this.addSql(`alter table "${table}" disable trigger user;`);
      this.addSql(`delete from "${table}" where "${column}" is null;`);
      this.addSql(`alter table "${table}" enable trigger user;`);
      this.addSql(`alter table "${table}" alter column "${column}" set not null;`);
    }
    for (const table of versioned) this.addSql(`alter table "${table}" drop column "version";`);
  }
}
