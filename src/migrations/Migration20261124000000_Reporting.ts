import { Migration } from '@mikro-orm/migrations';

export class Migration20261124000000_Reporting extends Migration {

  override name = 'Migration20261124000000_Reporting';

  override up(): void | Promise<void> {
    this.addSql(`create table "role_grant" ("id" serial primary key, "user" text not null, "role" text not null, "scope_type" text null, "scope_id" int null, "from" date null, "to" date null, "created_at" timestamptz(3) not null default now(), "revoked_at" timestamptz(3) null);`);
    this.addSql(`create index "role_grant_user_index" on "role_grant" ("user");`);

    this.addSql(`create table "snapshot" ("id" serial primary key, "code" text not null, "period_id" int not null, "version" int not null, "sha256" text not null, "created_at" timestamptz(3) not null default now(), "reason" text null, "payload" text not null);`);
    this.addSql(`alter table "snapshot" add constraint "snapshot_code_unique" unique ("code");`);
    this.addSql(`alter table "snapshot" add constraint "snapshot_period_id_version_unique" unique ("period_id", "version");`);

    this.addSql(`create table "review_comment" ("id" serial primary key, "report_id" int not null, "field" text null, "severity" text not null, "text" text not null, "author" text not null, "at" timestamptz(3) not null default now(), "resolved_at" timestamptz(3) null);`);
    this.addSql(`create index "review_comment_report_id_index" on "review_comment" ("report_id");`);

    this.addSql(`create table "evidence" ("id" serial primary key, "report_id" int not null, "title" text not null, "url" text not null, "sha256" text null, "language" text null, "is_public" boolean not null default true);`);
    this.addSql(`create index "evidence_report_id_index" on "evidence" ("report_id");`);

    this.addSql(`alter table "audit_entry" add "position" bigint null, add "hash" text not null default '';`);
    this.addSql(`alter table "audit_entry" add constraint "audit_entry_position_unique" unique ("position");`);

    this.addSql(`alter table "api_token" add "scope_type" text null, add "scope_id" int null, add "organisation_id" int null, add "last_used_at" timestamptz(3) null;`);
    this.addSql(`alter table "api_token" add constraint "api_token_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;`);
    this.addSql(`alter table "api_token" add constraint "api_token_scope_valid" check ((scope_type is null) = (scope_id is null));`);

    this.addSql(`alter table "reporting_period" add "reopen_reason" text null;`);

    this.addSql(`alter table "progress_report" add "submitted_by" text null, add "on_behalf_of" text null, add "requested_at" timestamptz(3) null;`);

    this.addSql(`alter table "role_grant" add constraint "role_grant_time_valid" check ("from" <= "to");`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_scope_valid" check ((scope_type is null) = (scope_id is null));`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_role_check" check ("role" in ('PUBLIC', 'MEMBER_STATE', 'DONOR', 'FOCAL_POINT', 'CHAIR', 'SECRETARIAT', 'ADMIN'));`);

    this.addSql(`alter table "snapshot" add constraint "snapshot_period_id_foreign" foreign key ("period_id") references "reporting_period" ("id") on delete restrict;`);

    this.addSql(`alter table "review_comment" add constraint "review_comment_report_id_foreign" foreign key ("report_id") references "progress_report" ("id") on delete restrict;`);
    this.addSql(`alter table "review_comment" add constraint "review_comment_severity_check" check ("severity" in ('BLOCKER', 'SUGGESTION', 'NOTE'));`);

    this.addSql(`alter table "evidence" add constraint "evidence_report_id_foreign" foreign key ("report_id") references "progress_report" ("id") on delete restrict;`);
    this.addSql(`alter table "evidence" add constraint "evidence_url_valid" check (url ~* '^https?://');`);

    this.addSql(`alter table "report_event" add "reported_status" text null;`);
    this.addSql(`alter table "report_event" add constraint "report_event_reported_status_check" check ("reported_status" in ('NOT_STARTED', 'NO_DATA', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'ON_HOLD', 'CANCELLED', 'MERGED'));`);

    this.addSql(`alter table "indicator" add "recorded_at" timestamptz(3) not null default now();`);
    this.addSql(`update indicator i set recorded_at = least(i.recorded_at, (select min(p.recorded_at) from indicator_point p where p.indicator_id = i.id), (select min(v.recorded_at) from indicator_value v where v.indicator_id = i.id));`);
    // Statuses that loaded reports state belong to the step of handing them in.
    this.addSql(`alter table report_event disable trigger report_event_append_only;`);
    this.addSql(`update report_event e set reported_status = r.reported_status from progress_report r where r.id = e.report_id and e.to = 'SUBMITTED';`);
    this.addSql(`alter table report_event enable trigger report_event_append_only;`);

    // A snapshot stays as it was frozen.
    this.addSql(`create trigger snapshot_append_only before update or delete on snapshot for each row execute function refuse_change();`);
    this.addSql(`create trigger snapshot_never_emptied before truncate on snapshot for each statement execute function refuse_change();`);

    // Each audit row carries the hash of the one before it; rows take their place one transaction after the other.
    this.addSql(`create function audit_hash(previous text, entry audit_entry) returns text language sql stable as $$
      select encode(sha256(convert_to(jsonb_build_array(previous, entry.position, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), entry.actor, entry.operation, entry.subject_type,
        entry.subject_id, entry.field, entry."from", entry."to", entry.reason, entry.request_id)::text, 'UTF8')), 'hex') $$;`);
    this.addSql(`create function chain_audit() returns trigger language plpgsql as $$
      declare last record;
      begin
        perform pg_advisory_xact_lock(7261205);
        select a.hash, a.position into last from audit_entry a where a.position is not null order by a.position desc limit 1;
        new.position := coalesce(last.position, 0) + 1;
        new.hash := audit_hash(coalesce(last.hash, ''), new);
        return new;
      end $$;`);
    this.addSql(`alter table audit_entry disable trigger audit_entry_append_only;`);
    this.addSql(`do $$
      declare entry audit_entry; previous text := ''; place bigint := 0;
      begin
        for entry in select * from audit_entry order by id loop
          place := place + 1;
          entry.position := place;
          previous := audit_hash(previous, entry);
          update audit_entry set position = place, hash = previous where id = entry.id;
        end loop;
      end $$;`);
    this.addSql(`alter table audit_entry enable trigger audit_entry_append_only;`);
    this.addSql(`create trigger audit_entry_chained before insert on audit_entry for each row execute function chain_audit();`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "role_grant", "snapshot", "review_comment", "evidence" cascade;`);
    this.addSql(`drop trigger audit_entry_chained on audit_entry;`);
    this.addSql(`drop function chain_audit();`);
    this.addSql(`drop function audit_hash(text, audit_entry);`);
    this.addSql(`alter table "audit_entry" drop column "position", drop column "hash";`);
    this.addSql(`alter table "api_token" drop column "scope_type", drop column "scope_id", drop column "organisation_id", drop column "last_used_at";`);
    this.addSql(`alter table "progress_report" drop column "submitted_by", drop column "on_behalf_of", drop column "requested_at";`);
    this.addSql(`alter table "reporting_period" drop column "reopen_reason";`);
    this.addSql(`alter table "report_event" drop column "reported_status";`);
    this.addSql(`alter table "indicator" drop column "recorded_at";`);
  }
}
