#!/usr/bin/env bash
# Kysely keeps the connection of a transaction whose ROLLBACK fails: the pool never gets it back.
#
# One would guess: when a transaction has ended, well or badly, its connection goes back to the pool, and the pool drops it
# if it is broken. Seen: the server ends a session that stays idle in a transaction for too long; the ROLLBACK then fails,
# and the connection counts as in use for ever. After as many of these as the pool has places, nobody gets one.
# It is about transactions begun by `startTransaction`, and known as kysely-org/kysely#1990.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"
. "$(dirname "$0")/support/postgres.sh"

install kysely@0.29.6 pg@8.23.0 "$postgres_package"
start_postgres
cat >run.js <<'EOF'
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
pool.on('connect', (client) => client.on('error', (error) => console.log('the server says:', error.message)));
const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
const inUse = () => pool.totalCount - pool.idleCount;
const end = (transaction) =>
  transaction.rollback().execute().then(() => 'done', (error) => error.message);

const first = await db.startTransaction().execute();
console.log('ROLLBACK on a good connection:', await end(first), '· in use after it:', inUse());

const second = await db.startTransaction().execute();
await sql`set local idle_in_transaction_session_timeout = '100ms'`.execute(second);
await new Promise((resolve) => setTimeout(resolve, 500));
console.log('ROLLBACK on a lost connection:', await end(second), '· in use after it:', inUse());

if (inUse() !== 1) throw new Error('this has changed: the connection went back to the pool');
process.exit();
EOF
node run.js
