import { type RawBuilder, sql } from 'kysely';
import type { FileColumn } from '../columns.js';

/** SQL of a column as JSON has it: no digit is lost, and moments are those of UTC. */
const asWritten = ({ name, type, meaning }: FileColumn): RawBuilder<unknown> => {
  const column = sql.ref(name);
  if (meaning.kind !== 'plain') return column;
  switch (type) {
    case 'numeric':
    case 'bigint':
      return sql`${column}::text`;
    case 'date':
      return sql`to_char(${column}, 'YYYY-MM-DD')`;
    case 'timestamp with time zone':
      return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    default:
      return column;
  }
};

/** One row as JSON, by field: `row` of each row. */
export const selectColumns = (columns: readonly FileColumn[]): RawBuilder<unknown> =>
  sql`json_build_object(${sql.join(
    columns.flatMap((column) => [sql.lit(column.field), asWritten(column)]),
  )})::text as row`;
