import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Everything that holds the data, one line each: what is of an extension, or is spelled otherwise by another version of
 * PostgreSQL, is left out.
 */
// cspell:disable -- names of PostgreSQL's catalogues
const PARTS = `
  with ours as (
    select c.oid, c.relname, c.relkind from pg_class c where c.relnamespace = current_schema()::regnamespace
  )
  select 'column ' || o.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attgenerated <> '' then ' generated' when a.attidentity <> '' then ' identity'
           when a.atthasdef then ' default' else '' end as line
    from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    where o.relkind in ('r', 'v')
  union all
  select 'constraint ' || o.relname || '.' || k.conname || case when k.convalidated then '' else ' not validated' end
    from ours o join pg_constraint k on k.conrelid = o.oid where k.contype in ('c', 'f', 'p', 'u', 'x')
  union all
  select 'index ' || o.relname || '.' || i.relname
      || case when x.indisunique then ' unique' else '' end || case when x.indisvalid then '' else ' not valid' end
    from ours o join pg_index x on x.indrelid = o.oid join pg_class i on i.oid = x.indexrelid
  union all
  select 'trigger ' || o.relname || '.' || t.tgname || case when t.tgenabled = 'O' then '' else ' not enabled' end
    from ours o join pg_trigger t on t.tgrelid = o.oid where not t.tgisinternal
  union all
  select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') '
      || pg_get_function_result(p.oid) || case when p.prosrc = '' then '' else ' ' || left(md5(p.prosrc), 8) end
      || case when p.proconfig is null then '' else ' with a path of its own' end
    from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all
  select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
  order by 1`;
// cspell:enable

/** What a database has to hold data: columns, constraints, indexes, triggers, functions, extensions; a line each. */
export const describeTables = async (em: EntityManager): Promise<string[]> => {
  const rows = await em.execute<{ line: string }[]>(PARTS);
  return rows.map(({ line }) => line).sort();
};
