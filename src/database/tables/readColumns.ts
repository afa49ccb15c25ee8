import type { EntityManager } from '@mikro-orm/postgresql';

/** A column that is stored, as the database itself describes it. */
export interface StoredColumn {
  table: string;
  name: string;
  /** As PostgreSQL writes it, without length and precision: "numeric", "text[]". */
  type: string;
  isNeeded: boolean;
  /** The table whose ids it holds; null for a column that is no reference. */
  references: string | null;
}

// cspell:disable -- names of PostgreSQL's catalogues
const COLUMNS = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as "isNeeded",
    (
      select other.relname
      from pg_constraint k
        join pg_class other on other.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
      limit 1
    ) as "references"
  from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = current_schema()::regnamespace
    and c.relkind = 'r'
  order by c.relname collate "C", a.attname collate "C"`;
// cspell:enable

/** The columns of all tables, by table and name: those that the database computes are left out. */
export const readColumns = (em: EntityManager): Promise<StoredColumn[]> => em.execute<StoredColumn[]>(COLUMNS);
