import { Migration } from '@mikro-orm/migrations';

/** Tables whose rows are never changed. */
const FACTS = ['indicator_point', 'indicator_value', 'milestone_completion', 'assessment', 'report_event'];

export class Migration20261123000000_Progress extends Migration {

  override name = 'Migration20261123000000_Progress';

  override up(): void | Promise<void> {
    this.addSql(`create table "reporting_period" ("id" serial primary key, "plan_id" int not null, "code" text not null, "start" date not null, "end" date not null, "due_on" date not null, "kind" text not null default 'REGULAR', "state" text not null default 'OPEN', "provenance_id" int not null);`);
    this.addSql(`alter table "reporting_period" add constraint "reporting_period_plan_id_code_unique" unique ("plan_id", "code");`);

    this.addSql(`create table "progress_report" ("id" serial primary key, "period_id" int not null, "action_id" int null, "project_id" int null, "organisation_id" int null, "narrative" text null, "achievements" text null, "challenges" text null, "way_forward" text null, "reported_status" text null, "version" int not null default 1, "provenance_id" int not null);`);
    this.addSql(`create index "progress_report_action_id_index" on "progress_report" ("action_id");`);
    this.addSql(`create index "progress_report_project_id_index" on "progress_report" ("project_id");`);
    this.addSql(`create index "progress_report_organisation_id_index" on "progress_report" ("organisation_id");`);
    this.addSql(`create unique index progress_report_subject_unique on progress_report (period_id, coalesce(action_id, 0), coalesce(project_id, 0));`);

    this.addSql(`create table "report_event" ("id" serial primary key, "report_id" int not null, "at" timestamptz(3) not null default now(), "actor" text not null, "from" text null, "to" text not null, "note" text null);`);
    this.addSql(`create index "report_event_at_id_index" on "report_event" ("at", "id");`);
    this.addSql(`create index "report_event_report_id_at_id_index" on "report_event" ("report_id", "at", "id");`);

    this.addSql(`create table "milestone" ("id" serial primary key, "action_id" int null, "project_id" int null, "title" text not null, "due_on" date not null, "weight" numeric(12,4) not null default '1', "recorded_at" timestamptz(3) not null default now(), "provenance_id" int not null);`);
    this.addSql(`create index "milestone_action_id_index" on "milestone" ("action_id");`);
    this.addSql(`create index "milestone_project_id_index" on "milestone" ("project_id");`);
    this.addSql(`create unique index milestone_title_unique on milestone (coalesce(action_id, 0), coalesce(project_id, 0), title);`);

    this.addSql(`create table "milestone_completion" ("id" serial primary key, "milestone_id" int not null, "completed_on" date not null, "recorded_at" timestamptz(3) not null default now());`);
    this.addSql(`create index "milestone_completion_milestone_id_recorded_at_index" on "milestone_completion" ("milestone_id", "recorded_at");`);

    this.addSql(`create table "indicator" ("id" serial primary key, "action_id" int null, "project_id" int null, "code" text not null, "title" text not null, "unit" text not null, "measure" text not null, "direction" text not null, "reporting_basis" text not null, "across_periods" text not null, "across_units" text not null, "weight" numeric(12,4) not null default '1', "provenance_id" int not null);`);
    this.addSql(`create index "indicator_action_id_index" on "indicator" ("action_id");`);
    this.addSql(`create index "indicator_project_id_index" on "indicator" ("project_id");`);
    this.addSql(`create unique index indicator_code_unique on indicator (coalesce(action_id, 0), coalesce(project_id, 0), code);`);

    this.addSql(`create table "indicator_value" ("id" serial primary key, "indicator_id" int not null, "project_id" int null, "country_id" int null, "date" date not null, "value" numeric(30,10) null, "numerator" numeric(30,10) null, "denominator" numeric(30,10) null, "no_data_reason" text null, "own_state" text not null default 'APPROVED', "report_id" int null, "recorded_at" timestamptz(3) not null default now(), "provenance_id" int not null);`);
    this.addSql(`create index "indicator_value_project_id_index" on "indicator_value" ("project_id");`);
    this.addSql(`create index "indicator_value_country_id_index" on "indicator_value" ("country_id");`);
    this.addSql(`create index "indicator_value_report_id_index" on "indicator_value" ("report_id");`);
    this.addSql(`create index "indicator_value_indicator_id_project_id_country_id_f185c_index" on "indicator_value" ("indicator_id", "project_id", "country_id", "date", "recorded_at");`);

    this.addSql(`create table "indicator_point" ("id" serial primary key, "indicator_id" int not null, "kind" text not null, "period_start" date null, "period_end" date null, "value" numeric(30,10) not null, "date" date null, "comment" text null, "recorded_at" timestamptz(3) not null default now());`);
    this.addSql(`create index "indicator_point_indicator_id_kind_period_end_recorded_at_index" on "indicator_point" ("indicator_id", "kind", "period_end", "recorded_at");`);

    this.addSql(`create table "assessment" ("id" serial primary key, "action_id" int not null, "status" text not null, "note" text not null, "date" date not null, "recorded_at" timestamptz(3) not null default now(), "provenance_id" int not null);`);
    this.addSql(`create index "assessment_action_id_date_recorded_at_index" on "assessment" ("action_id", "date", "recorded_at");`);

    this.addSql(`create table "action_succession" ("id" serial primary key, "from_id" int not null, "to_id" int not null, "share" numeric(7,4) not null, "note" text null, "provenance_id" int not null);`);
    this.addSql(`create index "action_succession_to_id_index" on "action_succession" ("to_id");`);
    this.addSql(`alter table "action_succession" add constraint "action_succession_from_id_to_id_unique" unique ("from_id", "to_id");`);

    this.addSql(`alter table "project" add "sectors" text[] not null default '{}';`);

    this.addSql(`alter table "action_plan" add "on_track_from" double precision not null default 0.9, add "at_risk_from" double precision not null default 0.6, add "fresh_days" int not null default 90, add "aging_days" int not null default 180;`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_freshness_valid" check (fresh_days > 0 and fresh_days <= aging_days);`);
    this.addSql(`alter table "action_plan" add constraint "action_plan_thresholds_valid" check (at_risk_from > 0 and at_risk_from <= on_track_from and on_track_from <= 1);`);

    this.addSql(`alter table "reporting_period" add constraint "reporting_period_plan_id_foreign" foreign key ("plan_id") references "action_plan" ("id");`);
    this.addSql(`alter table "reporting_period" add constraint "reporting_period_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "reporting_period" add constraint "reporting_period_span_valid" check (start <= "end" and "end" <= due_on);`);
    this.addSql(`alter table "reporting_period" add constraint "reporting_period_kind_check" check ("kind" in ('REGULAR', 'MIDTERM', 'FINAL', 'SPECIAL'));`);
    this.addSql(`alter table "reporting_period" add constraint "reporting_period_state_check" check ("state" in ('PLANNED', 'OPEN', 'CLOSED'));`);

    this.addSql(`alter table "progress_report" add constraint "progress_report_period_id_foreign" foreign key ("period_id") references "reporting_period" ("id") on delete restrict;`);
    this.addSql(`alter table "progress_report" add constraint "progress_report_action_id_foreign" foreign key ("action_id") references "action" ("id") on delete restrict;`);
    this.addSql(`alter table "progress_report" add constraint "progress_report_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete restrict;`);
    this.addSql(`alter table "progress_report" add constraint "progress_report_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete restrict;`);
    this.addSql(`alter table "progress_report" add constraint "progress_report_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "progress_report" add constraint "progress_report_subject_valid" check ((action_id is null) <> (project_id is null));`);
    this.addSql(`alter table "progress_report" add constraint "progress_report_reported_status_check" check ("reported_status" in ('NOT_STARTED', 'NO_DATA', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'ON_HOLD', 'CANCELLED', 'MERGED'));`);

    this.addSql(`alter table "report_event" add constraint "report_event_report_id_foreign" foreign key ("report_id") references "progress_report" ("id") on delete restrict;`);
    this.addSql(`alter table "report_event" add constraint "report_event_from_check" check ("from" in ('DUE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'));`);
    this.addSql(`alter table "report_event" add constraint "report_event_to_check" check ("to" in ('DUE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'));`);

    this.addSql(`alter table "milestone" add constraint "milestone_action_id_foreign" foreign key ("action_id") references "action" ("id") on delete restrict;`);
    this.addSql(`alter table "milestone" add constraint "milestone_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete restrict;`);
    this.addSql(`alter table "milestone" add constraint "milestone_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "milestone" add constraint "milestone_weight_valid" check (weight > 0 and weight <= 1000000);`);
    this.addSql(`alter table "milestone" add constraint "milestone_owner_valid" check ((action_id is null) <> (project_id is null));`);

    this.addSql(`alter table "milestone_completion" add constraint "milestone_completion_milestone_id_foreign" foreign key ("milestone_id") references "milestone" ("id") on delete restrict;`);

    this.addSql(`alter table "indicator" add constraint "indicator_action_id_foreign" foreign key ("action_id") references "action" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator" add constraint "indicator_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator" add constraint "indicator_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "indicator" add constraint "indicator_ratio_valid" check (across_units <> 'RATIO' or across_periods in ('LATEST', 'SUM'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_cumulative_valid" check (reporting_basis <> 'CUMULATIVE' or across_periods = 'LATEST');`);
    this.addSql(`alter table "indicator" add constraint "indicator_across_units_valid" check (across_units in ('SUM', 'AVERAGE', 'MAX', 'MIN', 'RATIO', 'NONE'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_across_periods_valid" check (across_periods in ('LATEST', 'SUM', 'AVERAGE', 'MAX', 'MIN'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_weight_valid" check (weight > 0 and weight <= 1000000);`);
    this.addSql(`alter table "indicator" add constraint "indicator_owner_valid" check ((action_id is null) <> (project_id is null));`);
    this.addSql(`alter table "indicator" add constraint "indicator_measure_check" check ("measure" in ('UNIT', 'PERCENTAGE', 'NOMINAL', 'ORDINAL', 'QUALITATIVE'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_direction_check" check ("direction" in ('INCREASE', 'DECREASE', 'MAINTAIN'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_reporting_basis_check" check ("reporting_basis" in ('PERIODIC', 'CUMULATIVE', 'POINT_IN_TIME'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_across_periods_check" check ("across_periods" in ('SUM', 'AVERAGE', 'MAX', 'MIN', 'LATEST', 'RATIO', 'NONE'));`);
    this.addSql(`alter table "indicator" add constraint "indicator_across_units_check" check ("across_units" in ('SUM', 'AVERAGE', 'MAX', 'MIN', 'LATEST', 'RATIO', 'NONE'));`);

    this.addSql(`alter table "indicator_value" add constraint "indicator_value_indicator_id_foreign" foreign key ("indicator_id") references "indicator" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_project_id_foreign" foreign key ("project_id") references "project" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_country_id_foreign" foreign key ("country_id") references "country" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_report_id_foreign" foreign key ("report_id") references "progress_report" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_number_valid" check (coalesce(value, 0) <> 'NaN' and coalesce(numerator, 0) <> 'NaN' and coalesce(denominator, 0) <> 'NaN' and coalesce(denominator, 0) >= 0);`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_reason_valid" check ((no_data_reason is null) = (value is not null or numerator is not null));`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_ratio_valid" check ((numerator is null) = (denominator is null));`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_unit_valid" check (project_id is null or country_id is null);`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_no_data_reason_check" check ("no_data_reason" in ('NOT_APPLICABLE', 'NOT_AVAILABLE', 'NOT_COLLECTED', 'CONFIDENTIAL'));`);
    this.addSql(`alter table "indicator_value" add constraint "indicator_value_own_state_check" check ("own_state" in ('DUE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'));`);

    this.addSql(`alter table "indicator_point" add constraint "indicator_point_indicator_id_foreign" foreign key ("indicator_id") references "indicator" ("id") on delete restrict;`);
    this.addSql(`alter table "indicator_point" add constraint "indicator_point_baseline_valid" check (kind = 'TARGET' or period_start is null);`);
    this.addSql(`alter table "indicator_point" add constraint "indicator_point_period_valid" check ((period_start is null) = (period_end is null) and coalesce(period_start <= period_end, true));`);
    this.addSql(`alter table "indicator_point" add constraint "indicator_point_value_valid" check (value <> 'NaN');`);
    this.addSql(`alter table "indicator_point" add constraint "indicator_point_kind_check" check ("kind" in ('BASELINE', 'TARGET'));`);

    this.addSql(`alter table "assessment" add constraint "assessment_action_id_foreign" foreign key ("action_id") references "action" ("id") on delete restrict;`);
    this.addSql(`alter table "assessment" add constraint "assessment_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "assessment" add constraint "assessment_note_valid" check (note ~ '\\S');`);
    this.addSql(`alter table "assessment" add constraint "assessment_status_check" check ("status" in ('NOT_STARTED', 'NO_DATA', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'ACHIEVED', 'ON_HOLD', 'CANCELLED', 'MERGED'));`);

    this.addSql(`alter table "action_succession" add constraint "action_succession_from_id_foreign" foreign key ("from_id") references "action" ("id");`);
    this.addSql(`alter table "action_succession" add constraint "action_succession_to_id_foreign" foreign key ("to_id") references "action" ("id");`);
    this.addSql(`alter table "action_succession" add constraint "action_succession_provenance_id_foreign" foreign key ("provenance_id") references "provenance" ("id");`);
    this.addSql(`alter table "action_succession" add constraint "action_succession_ends_valid" check (from_id <> to_id);`);
    this.addSql(`alter table "action_succession" add constraint "action_succession_share_valid" check (share > 0 and share <= 100);`);

    for (const table of FACTS) {
      this.addSql(`create trigger ${table}_append_only before update or delete on "${table}" for each row execute function refuse_change();`);
      this.addSql(`create trigger ${table}_never_emptied before truncate on "${table}" for each statement execute function refuse_change();`);
    }
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table "reporting_period", "progress_report", "report_event", "milestone", "milestone_completion", "indicator", "indicator_value", "indicator_point", "assessment", "action_succession" cascade;`);
    this.addSql(`alter table "action_plan" drop column "on_track_from", drop column "at_risk_from", drop column "fresh_days", drop column "aging_days";`);
    this.addSql(`alter table "project" drop column "sectors";`);
  }
}
