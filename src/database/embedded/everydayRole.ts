import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { locks } from '../locks.js';

/** The account that the tracker works with: it owns the database, and has no power over the server. */
export const EVERYDAY = 'tracker_service';

/** Its password follows from that of the superuser, and does not give it away. */
export const everydayPassword = (password: string): string =>
  createHmac('sha256', password).update(EVERYDAY).digest('hex');

/** Gives everything in the database to the account: tables of earlier versions belong to the superuser. */
const GIVE_ALL = `
  do $$
  declare one record;
  begin
    for one in
      select format('alter %s %I.%I owner to ${EVERYDAY}',
        case c.relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, n.nspname, c.relname) as statement
      from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public'
        and c.relkind in ('r', 'p', 'v', 'S')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i') and c.relkind = 'S')
      union all
      select format('alter routine %s owner to ${EVERYDAY}', p.oid::regprocedure)
      from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public'
    loop
      execute one.statement;
    end loop;
  end $$`;

/** Whether the database belongs to the account already; null where there is no database. */
const isGiven = async (client: Client): Promise<boolean | null> => {
  const { rows } = await client.query<{ given: boolean }>(
    'select pg_get_userbyid(datdba) = $1 as given from pg_database where datname = $2',
    [EVERYDAY, 'tracker'],
  );
  return rows[0]?.given ?? null;
};

/**
 * Makes the account and gives it the database, which is made if it is missing. Several processes may do this at once.
 * `open` connects as the superuser to a database; `isWelcome` tells whether the account gets in with its password, which
 * changes with that of the superuser.
 */
export const prepareEverydayRole = async (
  client: Client,
  open: (database: string) => Promise<Client>,
  password: string,
  isWelcome: () => Promise<boolean>,
): Promise<void> => {
  if ((await isGiven(client)) && (await isWelcome())) return;
  await client.query('select pg_advisory_lock($1)', [locks.embeddedRole]); // of this connection: nobody pools it
  try {
    const given = await isGiven(client);
    if (given === null) await client.query('create database tracker');
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [EVERYDAY]);
    const secret = client.escapeLiteral(everydayPassword(password));
    await client.query(`${rowCount ? 'alter' : 'create'} role ${EVERYDAY} login password ${secret}`);
    if (given) return;
    const inside = await open('tracker');
    await inside.query(GIVE_ALL).finally(() => inside.end());
    await client.query(`alter database tracker owner to ${EVERYDAY}`); // last: it says that all is done
  } finally {
    await client.query('select pg_advisory_unlock($1)', [locks.embeddedRole]);
  }
};
