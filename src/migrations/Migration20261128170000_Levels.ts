import { Migration } from '@mikro-orm/migrations';

const directions = (...more: string[]) =>
  `check ("direction" in (${['INCREASE', 'DECREASE', 'MAINTAIN', ...more].map((one) => `'${one}'`).join(', ')}))`;

/** Levels to keep: on one side of the target or on both, with a tolerance. */
export class Migration20261128170000_Levels extends Migration {
  override name = 'Migration20261128170000_Levels';

  override up(): void {
    this.addSql('alter table "indicator" drop constraint "indicator_direction_check";');
    this.addSql(
      `alter table "indicator" add constraint "indicator_direction_check" ${directions('MAINTAIN_AT_LEAST', 'MAINTAIN_AT_MOST')};`,
    );
    this.addSql(
      `alter table "indicator" add "tolerance" numeric(30,10) null, add "tolerance_unit" text not null default 'ABSOLUTE';`,
    );
    this.addSql(
      `alter table "indicator" add constraint "indicator_tolerance_unit_check" check ("tolerance_unit" in ('ABSOLUTE', 'PERCENT'));`,
    );
    this.addSql(
      `alter table "indicator" add constraint "indicator_tolerance_valid" check (tolerance >= 0 and tolerance <> 'NaN');`,
    );
  }

  override down(): void {
    this.addSql(`update "indicator" set "direction" = 'MAINTAIN' where "direction" like 'MAINTAIN\\_%';`);
    this.addSql('alter table "indicator" drop column "tolerance", drop column "tolerance_unit";');
    this.addSql('alter table "indicator" drop constraint "indicator_direction_check";');
    this.addSql(`alter table "indicator" add constraint "indicator_direction_check" ${directions()};`);
  }
}
