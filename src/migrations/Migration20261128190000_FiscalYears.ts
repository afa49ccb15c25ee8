import { Migration } from '@mikro-orm/migrations';

/** Months in which the fiscal years of plans and donors begin; that of a plan is January unless it says otherwise. */
export class Migration20261128190000_FiscalYears extends Migration {
  override name = 'Migration20261128190000_FiscalYears';

  override up(): void {
    this.addSql('alter table "action_plan" add "fiscal_year_start" int not null default 1;');
    this.addSql(
      'alter table "action_plan" add constraint "action_plan_fiscal_year_start_valid" check (fiscal_year_start between 1 and 12);',
    );
    this.addSql('alter table "organisation" add "fiscal_year_start" int null;');
    this.addSql(
      'alter table "organisation" add constraint "organisation_fiscal_year_start_valid" check (fiscal_year_start between 1 and 12);',
    );
  }

  override down(): void {
    this.addSql('alter table "action_plan" drop column "fiscal_year_start";');
    this.addSql('alter table "organisation" drop column "fiscal_year_start";');
  }
}
