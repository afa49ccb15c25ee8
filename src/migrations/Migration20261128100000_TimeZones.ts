import { Migration } from '@mikro-orm/migrations';
import { type RefusedRow, RefusedRows } from './RefusedRows.js';

/** A name of a place, which the service and the database read alike; abbreviations and offsets they do not. */
const IS_KNOWN = `(p.time_zone = 'UTC' or (p.time_zone like '%/%' and p.time_zone in (select name from pg_timezone_names)))`;

/**
 * The time zone of a plan is a place that the database knows: of "+07:00" or "IST" the service and the database make
 * different days, and "AET" breaks every list of plans. Names in another case are put right; others stop the migration.
 */
export class Migration20261128100000_TimeZones extends Migration {
  override name = 'Migration20261128100000_TimeZones';

  override async up(): Promise<void> {
    await this.execute(`update action_plan p set time_zone = z.name
      from pg_timezone_names z
      where lower(z.name) = lower(p.time_zone) and z.name <> p.time_zone and (z.name like '%/%' or z.name = 'UTC')`);
    const rows = await this.execute(`select 'action_plan ' || id || ', time_zone' as place, time_zone as value,
        'is no time zone with a place; say which it is: update action_plan set time_zone = ''Asia/Bangkok'' where id = ' || id as reason
      from action_plan p where not ${IS_KNOWN} order by id`);
    if (rows.length) throw new RefusedRows('time zones', rows as RefusedRow[]);
  }

  override down(): void {}
}
