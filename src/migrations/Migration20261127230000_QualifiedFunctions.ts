import { Migration } from '@mikro-orm/migrations';

const SIGNATURE =
  'create or replace function partial_date_latest(value text) returns date language sql immutable strict parallel safe';

const LATEST = `
        select case length(part)
          when 10 then partial_date_earliest(part)
          else (
            partial_date_earliest(part)
              + case length(part) when 7 then interval '1 month' else interval '1 year' end
              - interval '1 day'
          )::date
        end
        from (select case when value like '%/%' then split_part(value, '/', 2) else value end as part) as span`;

/**
 * A dump empties search_path, and generated columns call this function while it is restored: a body in quotes then does
 * not find partial_date_earliest, and the tables with such columns are missing. A body of the SQL standard is parsed when
 * it is created: it holds the function itself, whatever the path.
 */
export class Migration20261127230000_QualifiedFunctions extends Migration {
  override name = 'Migration20261127230000_QualifiedFunctions';

  override up(): void {
    this.addSql(`${SIGNATURE}
      begin atomic ${LATEST};
      end`);
  }

  override down(): void {
    this.addSql(`${SIGNATURE} as $$ ${LATEST} $$`);
  }
}
