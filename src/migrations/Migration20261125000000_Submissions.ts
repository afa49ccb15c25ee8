import { Migration } from '@mikro-orm/migrations';

export class Migration20261125000000_Submissions extends Migration {

  override name = 'Migration20261125000000_Submissions';

  override up(): void | Promise<void> {
    this.addSql(`create table "submission" ("id" serial primary key, "narrative" text null, "achievements" text null, "challenges" text null, "way_forward" text null, "reported_status" text null, "on_behalf_of" text null, "report_id" int not null, "evidence" int[] not null default '{}', "values_through" int null, "dropped" int[] not null default '{}');`);
    this.addSql(`create index "submission_report_id_index" on "submission" ("report_id");`);
    this.addSql(`alter table "submission" add constraint "submission_report_id_foreign" foreign key ("report_id") references "progress_report" ("id") on delete restrict;`);
    this.addSql(`alter table "submission" add constraint "submission_reported_status_check" check ("reported_status" in ('NOT_STARTED', 'NO_DATA', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'ON_HOLD', 'CANCELLED', 'MERGED'));`);

    this.addSql(`alter table "report_event" add "submission_id" int null;`);
    this.addSql(`alter table "report_event" add constraint "report_event_submission_id_foreign" foreign key ("submission_id") references "submission" ("id") on delete restrict;`);

    // What was handed in before was kept with the report alone: each handing in gets those words, with the status that it stated itself.
    this.addSql(`alter table "submission" add "event_id" int null;`);
    this.addSql(`insert into submission (report_id, narrative, achievements, challenges, way_forward, reported_status, on_behalf_of, evidence, event_id)
      select r.id, r.narrative, r.achievements, r.challenges, r.way_forward, e.reported_status, r.on_behalf_of, array(select v.id from evidence v where v.report_id = r.id order by v.id), e.id
      from report_event e join progress_report r on r.id = e.report_id where e.to = 'SUBMITTED' order by e.at, e.id;`);
    this.addSql(`alter table report_event disable trigger report_event_append_only;`);
    this.addSql(`update report_event e set submission_id = (select s.id from submission s join report_event h on h.id = s.event_id
      where h.report_id = e.report_id and (h.at, h.id) <= (e.at, e.id) order by h.at desc, h.id desc limit 1) where e.to in ('SUBMITTED', 'RETURNED', 'APPROVED');`);
    this.addSql(`alter table report_event enable trigger report_event_append_only;`);
    this.addSql(`alter table "submission" drop column "event_id";`);
    this.addSql(`alter table "report_event" drop column "reported_status";`);

    this.addSql(`alter table "progress_report" add "authors" text[] not null default '{}', add "dropped" int[] not null default '{}';`);
    this.addSql(`update progress_report set authors = array[submitted_by] where submitted_by is not null;`);
    this.addSql(`alter table "progress_report" drop column "submitted_by";`);

    this.addSql(`alter table "evidence" add "is_dropped" boolean not null default false;`);
    // A value is a fact once it was handed in; until then its authors may drop it, and nothing is left of it.
    this.addSql(`create function refuse_change_of_value() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.report_id is not null
            and not exists (select from submission s where s.report_id = old.report_id and (s.values_through is null or s.values_through >= old.id)) then
          return old;
        end if;
        raise exception '% rows are never changed or deleted once they are handed in: record what corrects them', tg_table_name using errcode = '23001';
      end $$;`);
    this.addSql(`drop trigger indicator_value_append_only on "indicator_value";`);
    this.addSql(`create trigger indicator_value_append_only before update or delete on "indicator_value" for each row execute function refuse_change_of_value();`);

    this.addSql(`alter table "api_token" add "user" text null;`);

    // A report that was only asked for may be asked for no more; what somebody did stays.
    this.addSql(`create function refuse_change_of_step() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old."to" = 'DUE' and not exists (select from report_event e where e.report_id = old.report_id and e."to" <> 'DUE') then return old; end if;
        raise exception '% rows are never changed or deleted', tg_table_name using errcode = '23001';
      end $$;`);
    this.addSql(`drop trigger report_event_append_only on report_event;`);
    this.addSql(`create trigger report_event_append_only before update or delete on report_event for each row execute function refuse_change_of_step();`);

    // Who, in a way that no two share, is a part of what is hashed where it is known; entries from before keep their hash.
    this.addSql(`alter table "audit_entry" add "actor_id" text null;`);
    this.addSql(`create or replace function audit_hash(previous text, entry audit_entry) returns text language sql stable as $$
      select encode(sha256(convert_to((jsonb_build_array(previous, entry.position, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), entry.actor, entry.operation, entry.subject_type,
        entry.subject_id, entry.field, entry."from", entry."to", entry.reason, entry.request_id) || case when entry.actor_id is null then '[]'::jsonb else jsonb_build_array(entry.actor_id) end)::text, 'UTF8')), 'hex') $$;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger report_event_append_only on report_event;`);
    this.addSql(`create trigger report_event_append_only before update or delete on report_event for each row execute function refuse_change();`);
    this.addSql(`drop function refuse_change_of_step();`);
    this.addSql(`create or replace function audit_hash(previous text, entry audit_entry) returns text language sql stable as $$
      select encode(sha256(convert_to(jsonb_build_array(previous, entry.position, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), entry.actor, entry.operation, entry.subject_type,
        entry.subject_id, entry.field, entry."from", entry."to", entry.reason, entry.request_id)::text, 'UTF8')), 'hex') $$;`);
    this.addSql(`alter table "audit_entry" drop column "actor_id";`);
    this.addSql(`alter table "api_token" drop column "user";`);
    this.addSql(`drop trigger indicator_value_append_only on "indicator_value";`);
    this.addSql(`create trigger indicator_value_append_only before update or delete on "indicator_value" for each row execute function refuse_change();`);
    this.addSql(`drop function refuse_change_of_value();`);
    this.addSql(`alter table "evidence" drop column "is_dropped";`);

    this.addSql(`alter table "progress_report" add "submitted_by" text null;`);
    this.addSql(`update progress_report set submitted_by = authors[array_upper(authors, 1)];`);
    this.addSql(`alter table "progress_report" drop column "authors", drop column "dropped";`);

    this.addSql(`alter table "report_event" add "reported_status" text null;`);
    this.addSql(`alter table "report_event" add constraint "report_event_reported_status_check" check ("reported_status" in ('NOT_STARTED', 'NO_DATA', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'ON_HOLD', 'CANCELLED', 'MERGED'));`);
    this.addSql(`alter table report_event disable trigger report_event_append_only;`);
    this.addSql(`update report_event e set reported_status = s.reported_status from submission s where s.id = e.submission_id and e.to = 'SUBMITTED';`);
    this.addSql(`alter table report_event enable trigger report_event_append_only;`);
    this.addSql(`alter table "report_event" drop column "submission_id";`);
    this.addSql(`drop table "submission" cascade;`);
  }
}
