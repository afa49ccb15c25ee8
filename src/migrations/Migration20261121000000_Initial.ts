import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000000_Initial extends Migration {

  override name = 'Migration20261121000000_Initial';

  override up(): void | Promise<void> {
    // Case- and accent-insensitive form of a text, the same on every server.
    this.addSql(`create function search_key(value text) returns text language sql immutable strict parallel safe as $$
      select regexp_replace(lower(normalize(value, NFKD)), U&'[\\0300-\\036F]', '', 'g') $$;`);
    // First and last day of a date known to the year, month or day, or of a span "from/to". Null where it is none.
    this.addSql(`create function partial_date_earliest(value text) returns date language sql immutable strict parallel safe as $$
      select case when value ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$' then make_date(
        substr(split_part(value, '/', 1), 1, 4)::int,
        coalesce(nullif(substr(split_part(value, '/', 1), 6, 2), '')::int, 1),
        coalesce(nullif(substr(split_part(value, '/', 1), 9, 2), '')::int, 1)) end $$;`);
    this.addSql(`create function partial_date_latest(value text) returns date language sql immutable strict parallel safe as $$
      select case length(part) when 10 then partial_date_earliest(part)
        else (partial_date_earliest(part) + case length(part) when 7 then interval '1 month' else interval '1 year' end - interval '1 day')::date end
      from (select case when value like '%/%' then split_part(value, '/', 2) else value end as part) as span $$;`);

    this.addSql(`create table "country_group" ("id" serial primary key, "code" text not null, "name" text not null);`);
    this.addSql(`alter table "country_group" add constraint "country_group_code_unique" unique ("code");`);

    this.addSql(`create table "provenance" ("id" serial primary key, "fingerprint" text not null, "kind" text not null, "confidence" text not null, "note" text null, "is_synthetic" boolean not null default false);`);
    this.addSql(`alter table "provenance" add constraint "provenance_fingerprint_unique" unique ("fingerprint");`);

    this.addSql(`create table "project" ("id" serial primary key, "code" text not null, "iati_identifier" text null, "title" text not null, "description" text null, "activity_status" text null, "planned_start" text null, "actual_start" text null, "planned_end" text null, "actual_end" text null, "starts_on" date generated always as (coalesce(partial_date_earliest(coalesce(actual_start, planned_start)), 'infinity'::date)) stored not null, "ends_on" date generated always as (coalesce(partial_date_latest(coalesce(actual_end, planned_end)), 'infinity'::date)) stored not null, "parent_id" int null, "financial_scope" text not null default 'WHOLE', "search_key" text generated always as (search_key((((code || ' ') || title) || ' ') || coalesce(description, ''))) stored not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "provenance_id" int not null);`);
    this.addSql(`alter table "project" add constraint "project_code_unique" unique ("code");`);
    this.addSql(`alter table "project" add constraint "project_iati_identifier_unique" unique ("iati_identifier");`);
    this.addSql(`create index "project_parent_id_index" on "project" ("parent_id");`);
    this.addSql(`create index "project_activity_status_index" on "project" ("activity_status");`);
    this.addSql(`create index "project_updated_at_id_index" on "project" ("updated_at", "id");`);
    this.addSql(`create index "project_ends_on_id_index" on "project" ("ends_on", "id");`);
    this.addSql(`create index "project_starts_on_id_index" on "project" ("starts_on", "id");`);
    this.addSql(`create index "project_title_id_index" on "project" ("title", "id");`);

    this.addSql(`create table "country" ("id" serial primary key, "code" text not null, "alpha2" text null, "m49" text null, "name" text not null, "membership" text null, "admitted_on" date null, "subregion" text null, "subregion_code" text null, "search_key" text generated always as (search_key((code || ' ') || name)) stored not null, "provenance_id" int not null, "subregion_provenance_id" int null);`);
    this.addSql(`alter table "country" add constraint "country_code_unique" unique ("code");`);
    this.addSql(`create index "country_name_index" on "country" ("name");`);
    this.addSql(`create index "country_subregion_code_index" on "country" ("subregion_code");`);

    this.addSql(`create table "project_country" ("id" serial primary key, "project_id" int not null, "country_id" int not null, "percentage" numeric(7,4) null, "provenance_id" int not null);`);
    this.addSql(`create index "project_country_country_id_index" on "project_country" ("country_id");`);
    this.addSql(`alter table "project_country" add constraint "project_country_project_id_country_id_unique" unique ("project_id", "country_id");`);

    this.addSql(`create table "organisation" ("id" serial primary key, "code" text not null, "name" text not null, "acronym" text null, "type" text not null, "iati_ref" text null, "country_id" int null, "is_known_donor" boolean not null default false, "search_key" text generated always as (search_key((((code || ' ') || name) || ' ') || coalesce(acronym, ''))) stored not null, "provenance_id" int not null);`);
    this.addSql(`alter table "organisation" add constraint "organisation_code_unique" unique ("code");`);
    this.addSql(`create index "organisation_country_id_index" on "organisation" ("country_id");`);
    this.addSql(`create index "organisation_type_index" on "organisation" ("type");`);
    this.addSql(`create index "organisation_name_id_index" on "organisation" ("name", "id");`);

    this.addSql(`create table "project_organisation" ("id" serial primary key, "project_id" int not null, "organisation_id" int not null, "role" text not null, "ambiguous" boolean not null default false, "provenance_id" int not null);`);
    this.addSql(`create index "project_organisation_organisation_id_role_index" on "project_organisation" ("organisation_id", "role");`);
    this.addSql(`alter table "project_organisation" add constraint "project_organisation_project_id_organisation_id_role_unique" unique ("project_id", "organisation_id", "role");`);

    this.addSql(`create table "group_membership" ("id" serial primary key, "country_id" int not null, "group_id" int not null, "valid_from" date null, "valid_to" date null, "listed_on" date null, "provenance_id" int not null);`);
    this.addSql(`create index "group_membership_group_id_index" on "group_membership" ("group_id");`);
    this.addSql(`create unique index group_membership_period_unique on group_membership (country_id, group_id, coalesce(valid_from, '-infinity'::date));`);

    this.addSql(`create table "event" ("id" serial primary key, "code" text not null, "title" text not null, "start" text not null, "end" text null, "starts_on" date generated always as (partial_date_earliest(start)) stored not null, "ends_on" date generated always as (partial_date_latest(coalesce("end", start))) stored not null, "place" text null, "country_id" int null, "url" text null, "search_key" text generated always as (search_key((((code || ' ') || title) || ' ') || coalesce(place, ''))) stored not null, "provenance_id" int not null);`);
    this.addSql(`alter table "event" add constraint "event_code_unique" unique ("code");`);
    this.addSql(`create index "event_country_id_index" on "event" ("country_id");`);
    this.addSql(`create index "event_starts_on_id_index" on "event" ("starts_on", "id");`);

    this.addSql(`create table "event_projects" ("event_id" int not null, "project_id" int not null, primary key ("event_id", "project_id"));`);

    this.addSql(`create table "action_plan" ("id" serial primary key, "code" text not null, "title" text not null, "description" text null, "start_date" date not null, "end_date" date not null, "reporting_currency" text not null default 'USD', "time_zone" text not null default 'Asia/Bangkok', "supersedes_id" int null, "provenance_id" int not null);`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_code_unique" unique ("code");`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_supersedes_id_unique" unique ("supersedes_id");`);

    this.addSql(`create table "plan_milestone" ("id" serial primary key, "plan_id" int not null, "title" text not null, "body" text not null, "date" text not null, "provenance_id" int not null);`);
    this.addSql(`alter table "plan_milestone" add constraint "plan_milestone_plan_id_title_unique" unique ("plan_id", "title");`);

    this.addSql(`create table "pillar" ("id" serial primary key, "plan_id" int not null, "number" int not null, "code" text not null, "title" text not null, "provenance_id" int not null);`);
    this.addSql(`alter table "pillar" add constraint "pillar_plan_id_code_unique" unique ("plan_id", "code");`);
    this.addSql(`alter table "pillar" add constraint "pillar_plan_id_number_unique" unique ("plan_id", "number");`);

    this.addSql(`create table "project_pillar" ("id" serial primary key, "project_id" int not null, "pillar_id" int not null, "provenance_id" int not null);`);
    this.addSql(`create index "project_pillar_pillar_id_index" on "project_pillar" ("pillar_id");`);
    this.addSql(`alter table "project_pillar" add constraint "project_pillar_project_id_pillar_id_unique" unique ("project_id", "pillar_id");`);

    this.addSql(`create table "publication" ("id" serial primary key, "code" text not null, "title" text not null, "symbol" text null, "type" text null, "authors" text null, "date" text null, "published_on" date generated always as (coalesce(partial_date_earliest(date), '-infinity'::date)) stored not null, "url" text null, "project_id" int null, "provenance_id" int not null);`);
    this.addSql(`alter table "publication" add constraint "publication_code_unique" unique ("code");`);
    this.addSql(`create index "publication_project_id_index" on "publication" ("project_id");`);
    this.addSql(`create index "publication_published_on_id_index" on "publication" ("published_on", "id");`);

    this.addSql(`create table "revision" ("id" int not null default 1, "number" bigint not null default '0', primary key ("id"));`);

    this.addSql(`create table "source" ("id" serial primary key, "code" text not null, "title" text not null, "url" text null, "kind" text null, "extent_read" text null);`);
    this.addSql(`alter table "source" add constraint "source_code_unique" unique ("code");`);

    this.addSql(`create table "provenance_sources" ("provenance_id" int not null, "source_id" int not null, primary key ("provenance_id", "source_id"));`);

    this.addSql(`create table "tool" ("id" serial primary key, "code" text not null, "title" text not null, "description" text null, "url" text null, "provenance_id" int not null);`);
    this.addSql(`alter table "tool" add constraint "tool_code_unique" unique ("code");`);

    this.addSql(`create table "working_group" ("id" serial primary key, "plan_id" int not null, "number" int not null, "title" text not null, "pillar_id" int null, "provenance_id" int not null);`);
    this.addSql(`create index "working_group_pillar_id_index" on "working_group" ("pillar_id");`);
    this.addSql(`alter table "working_group" add constraint "working_group_plan_id_number_unique" unique ("plan_id", "number");`);

    this.addSql(`create table "officer" ("id" serial primary key, "plan_id" int not null, "working_group_id" int null, "country_id" int null, "role" text not null, "from" text null, "to" text null, "provenance_id" int not null);`);
    this.addSql(`create index "officer_plan_id_index" on "officer" ("plan_id");`);
    this.addSql(`create index "officer_working_group_id_index" on "officer" ("working_group_id");`);
    this.addSql(`create index "officer_country_id_index" on "officer" ("country_id");`);
    this.addSql(`create unique index officer_unique on officer (plan_id, coalesce(working_group_id, 0), coalesce(country_id, 0), role);`);

    this.addSql(`create table "action" ("id" serial primary key, "plan_id" int not null, "number" int not null, "code" text not null, "title" text not null, "wording" text not null, "description" text null, "pillar_id" int null, "working_group_id" int null, "start_date" date null, "end_date" date null, "weight" numeric(12,4) not null default '1', "sdg_targets" text[] not null default '{}', "search_key" text generated always as (search_key((((code || ' ') || title) || ' ') || coalesce(description, ''))) stored not null, "version" int not null default 1, "provenance_id" int not null);`);
    this.addSql(`create index "action_pillar_id_index" on "action" ("pillar_id");`);
    this.addSql(`create index "action_working_group_id_index" on "action" ("working_group_id");`);
    this.addSql(`alter table "action" add constraint "action_plan_id_code_unique" unique ("plan_id", "code");`);
    this.addSql(`alter table "action" add constraint "action_plan_id_number_unique" unique ("plan_id", "number");`);

    this.addSql(`create table "project_action" ("id" serial primary key, "project_id" int not null, "action_id" int not null, "share" numeric(7,4) null, "contribution" text null, "provenance_id" int not null);`);
    this.addSql(`create index "project_action_action_id_index" on "project_action" ("action_id");`);
    this.addSql(`alter table "project_action" add constraint "project_action_project_id_action_id_unique" unique ("project_id", "action_id");`);

    this.addSql(`create table "action_party" ("id" serial primary key, "action_id" int not null, "organisation_id" int not null, "role" text not null);`);
    this.addSql(`create index "action_party_organisation_id_index" on "action_party" ("organisation_id");`);
    this.addSql(`alter table "action_party" add constraint "action_party_action_id_organisation_id_unique" unique ("action_id", "organisation_id");`);

    this.addSql(`alter table "provenance" add constraint "provenance_kind_check" check ("kind" in ('OFFICIAL_TEXT', 'OFFICIAL_NOTICE', 'PARTNER_PAGE', 'MIRROR', 'PRESS', 'RECALLED', 'ENTERED', 'SYNTHETIC', 'NONE'));`);
    this.addSql(`alter table "provenance" add constraint "provenance_confidence_check" check ("confidence" in ('READ', 'INFERRED', 'UNVERIFIED', 'NOT_FOUND'));`);

    this.addSql(`alter table "project" add constraint "project_parent_id_foreign" foreign key ("parent_id") references "project" ("id") on delete set null;`);
    this.addSql(`alter table "project" add constraint "project_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "project" add constraint "project_component_parent_valid" check (financial_scope = 'WHOLE' or parent_id is not null);`);
    this.addSql(`alter table "project" add constraint "project_parent_valid" check (parent_id <> id);`);
    this.addSql(`alter table "project" add constraint "project_actual_end_valid" check (actual_end is null or partial_date_earliest(actual_end) is not null);`);
    this.addSql(`alter table "project" add constraint "project_planned_end_valid" check (planned_end is null or partial_date_earliest(planned_end) is not null);`);
    this.addSql(`alter table "project" add constraint "project_actual_start_valid" check (actual_start is null or partial_date_earliest(actual_start) is not null);`);
    this.addSql(`alter table "project" add constraint "project_planned_start_valid" check (planned_start is null or partial_date_earliest(planned_start) is not null);`);
    this.addSql(`alter table "project" add constraint "project_activity_status_check" check ("activity_status" in ('PIPELINE', 'IMPLEMENTATION', 'FINALISATION', 'CLOSED', 'CANCELLED', 'SUSPENDED'));`);
    this.addSql(`alter table "project" add constraint "project_financial_scope_check" check ("financial_scope" in ('WHOLE', 'COMPONENT'));`);

    this.addSql(`alter table "country" add constraint "country_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "country" add constraint "country_subregion_provenance_id_foreign" foreign key ("subregion_provenance_id") references "provenance" ("id") on delete set null;`);
    this.addSql(`alter table "country" add constraint "country_code_valid" check (code ~ '^[A-Z]{3}\$');`);
    this.addSql(`alter table "country" add constraint "country_membership_check" check ("membership" in ('MEMBER', 'ASSOCIATE_MEMBER'));`);

    this.addSql(`alter table "project_country" add constraint "project_country_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete cascade;`);
    this.addSql(`alter table "project_country" add constraint "project_country_country_id_foreign" foreign key ("country_id") references "country" ("id");`);
    this.addSql(`alter table "project_country" add constraint "project_country_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "project_country" add constraint "project_country_percentage_valid" check (percentage >= 0 and percentage <= 100);`);

    this.addSql(`alter table "organisation" add constraint "organisation_country_id_foreign" foreign key ("country_id") references "country" ("id") on delete set null;`);
    this.addSql(`alter table "organisation" add constraint "organisation_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "organisation" add constraint "organisation_type_check" check ("type" in ('GOVERNMENT', 'LOCAL_GOVERNMENT', 'OTHER_PUBLIC_SECTOR', 'INTERNATIONAL_NGO', 'NATIONAL_NGO', 'REGIONAL_NGO', 'PARTNER_COUNTRY_NGO', 'PUBLIC_PRIVATE_PARTNERSHIP', 'MULTILATERAL', 'FOUNDATION', 'PRIVATE_SECTOR', 'ACADEMIC', 'OTHER'));`);

    this.addSql(`alter table "project_organisation" add constraint "project_organisation_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete cascade;`);
    this.addSql(`alter table "project_organisation" add constraint "project_organisation_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`);
    this.addSql(`alter table "project_organisation" add constraint "project_organisation_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "project_organisation" add constraint "project_organisation_role_check" check ("role" in ('FUNDING', 'ACCOUNTABLE', 'EXTENDING', 'IMPLEMENTING'));`);

    this.addSql(`alter table "group_membership" add constraint "group_membership_country_id_foreign" foreign key ("country_id") references "country" ("id");`);
    this.addSql(`alter table "group_membership" add constraint "group_membership_group_id_foreign" foreign key ("group_id") references "country_group" ("id");`);
    this.addSql(`alter table "group_membership" add constraint "group_membership_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "group_membership" add constraint "group_membership_period_valid" check (valid_from < valid_to);`);

    this.addSql(`alter table "event" add constraint "event_country_id_foreign" foreign key ("country_id") references "country" ("id") on delete set null;`);
    this.addSql(`alter table "event" add constraint "event_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "event" add constraint "event_end_valid" check ("end" is null or partial_date_earliest("end") is not null);`);
    this.addSql(`alter table "event" add constraint "event_date_valid" check (partial_date_earliest(start) is not null);`);

    this.addSql(`alter table "event_projects" add constraint "event_projects_event_id_foreign" foreign key ("event_id") references "event" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "event_projects" add constraint "event_projects_project_id_foreign" foreign key ("project_id") references "project" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "action_plan" add constraint "action_plan_supersedes_id_foreign" foreign key ("supersedes_id") references "action_plan" ("id") on delete set null;`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_reporting_currency_valid" check (reporting_currency ~ '^[A-Z]{3}\$');`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_period_valid" check (start_date <= end_date);`);

    this.addSql(`alter table "plan_milestone" add constraint "plan_milestone_plan_id_foreign" foreign key ("plan_id") references "action_plan" ("id");`);
    this.addSql(`alter table "plan_milestone" add constraint "plan_milestone_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "plan_milestone" add constraint "plan_milestone_date_valid" check (partial_date_earliest(date) is not null);`);

    this.addSql(`alter table "pillar" add constraint "pillar_plan_id_foreign" foreign key ("plan_id") references "action_plan" ("id");`);
    this.addSql(`alter table "pillar" add constraint "pillar_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "pillar" add constraint "pillar_number_valid" check (number > 0);`);

    this.addSql(`alter table "project_pillar" add constraint "project_pillar_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete cascade;`);
    this.addSql(`alter table "project_pillar" add constraint "project_pillar_pillar_id_foreign" foreign key ("pillar_id") references "pillar" ("id");`);
    this.addSql(`alter table "project_pillar" add constraint "project_pillar_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);

    this.addSql(`alter table "publication" add constraint "publication_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete set null;`);
    this.addSql(`alter table "publication" add constraint "publication_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "publication" add constraint "publication_date_valid" check (date is null or partial_date_earliest(date) is not null);`);

    this.addSql(`alter table "revision" add constraint "revision_id_valid" check (id = 1);`);

    this.addSql(`alter table "provenance_sources" add constraint "provenance_sources_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "provenance_sources" add constraint "provenance_sources_source_id_foreign" foreign key ("source_id") references "source" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "tool" add constraint "tool_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);

    this.addSql(`alter table "working_group" add constraint "working_group_plan_id_foreign" foreign key ("plan_id") references "action_plan" ("id");`);
    this.addSql(`alter table "working_group" add constraint "working_group_pillar_id_foreign" foreign key ("pillar_id") references "pillar" ("id") on delete set null;`);
    this.addSql(`alter table "working_group" add constraint "working_group_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "working_group" add constraint "working_group_number_valid" check (number > 0);`);

    this.addSql(`alter table "officer" add constraint "officer_plan_id_foreign" foreign key ("plan_id") references "action_plan" ("id");`);
    this.addSql(`alter table "officer" add constraint "officer_working_group_id_foreign" foreign key ("working_group_id") references "working_group" ("id") on delete set null;`);
    this.addSql(`alter table "officer" add constraint "officer_country_id_foreign" foreign key ("country_id") references "country" ("id") on delete set null;`);
    this.addSql(`alter table "officer" add constraint "officer_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "officer" add constraint "officer_to_valid" check ("to" is null or partial_date_earliest("to") is not null);`);
    this.addSql(`alter table "officer" add constraint "officer_from_valid" check ("from" is null or partial_date_earliest("from") is not null);`);

    this.addSql(`alter table "action" add constraint "action_plan_id_foreign" foreign key ("plan_id") references "action_plan" ("id");`);
    this.addSql(`alter table "action" add constraint "action_pillar_id_foreign" foreign key ("pillar_id") references "pillar" ("id") on delete set null;`);
    this.addSql(`alter table "action" add constraint "action_working_group_id_foreign" foreign key ("working_group_id") references "working_group" ("id") on delete set null;`);
    this.addSql(`alter table "action" add constraint "action_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "action" add constraint "action_period_valid" check (start_date <= end_date);`);
    this.addSql(`alter table "action" add constraint "action_weight_valid" check (weight > 0 and weight <= 1000000);`);
    this.addSql(`alter table "action" add constraint "action_number_valid" check (number > 0);`);
    this.addSql(`alter table "action" add constraint "action_wording_check" check ("wording" in ('OFFICIAL', 'PARAPHRASE', 'ILLUSTRATIVE', 'UNVERIFIED'));`);

    this.addSql(`alter table "project_action" add constraint "project_action_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete cascade;`);
    this.addSql(`alter table "project_action" add constraint "project_action_action_id_foreign" foreign key ("action_id") references "action" ("id");`);
    this.addSql(`alter table "project_action" add constraint "project_action_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "project_action" add constraint "project_action_share_valid" check (share >= 0 and share <= 100);`);

    this.addSql(`alter table "action_party" add constraint "action_party_action_id_foreign" foreign key ("action_id") references "action" ("id") on delete cascade;`);
    this.addSql(`alter table "action_party" add constraint "action_party_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`);
    this.addSql(`alter table "action_party" add constraint "action_party_role_check" check ("role" in ('LEAD', 'COLLABORATOR'));`);

    // Pillars and working groups of one plan never mix with another's.
    this.addSql(`alter table "pillar" add constraint "pillar_of_plan" unique ("id", "plan_id");`);
    this.addSql(`alter table "working_group" add constraint "working_group_of_plan" unique ("id", "plan_id");`);
    this.addSql(`alter table "action" add constraint "action_pillar_of_plan" foreign key ("pillar_id", "plan_id") references "pillar" ("id", "plan_id");`);
    this.addSql(`alter table "action" add constraint "action_working_group_of_plan" foreign key ("working_group_id", "plan_id") references "working_group" ("id", "plan_id");`);
    this.addSql(`alter table "working_group" add constraint "working_group_pillar_of_plan" foreign key ("pillar_id", "plan_id") references "pillar" ("id", "plan_id");`);
    this.addSql(`alter table "officer" add constraint "officer_working_group_of_plan" foreign key ("working_group_id", "plan_id") references "working_group" ("id", "plan_id");`);

    // Quick search where the server has pg_trgm, which most have; a scan where it has not.
    this.addSql(`do $$ begin
      create extension if not exists pg_trgm;
      create index project_search_index on project using gin (search_key gin_trgm_ops);
    exception when others then raise notice 'no pg_trgm: search will scan'; end $$;`);

    this.addSql(`insert into revision (id, number) values (1, 0);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "country_group", "provenance", "project", "country", "project_country", "organisation", "project_organisation", "group_membership", "event", "event_projects", "action_plan", "plan_milestone", "pillar", "project_pillar", "publication", "revision", "source", "provenance_sources", "tool", "working_group", "officer", "action", "project_action", "action_party" cascade;`);
    this.addSql(`drop function search_key(text);`);
    this.addSql(`drop function partial_date_latest(text);`);
    this.addSql(`drop function partial_date_earliest(text);`);
  }
}
