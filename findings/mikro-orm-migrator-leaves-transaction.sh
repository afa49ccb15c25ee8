#!/usr/bin/env bash
# MikroORM's migrator, told to work in a transaction that is given to it, still asks for a second connection.
#
# One would guess: `migrator.up({ transaction })` uses the connection of that transaction and no other, so that a pool of
# one is enough. Seen: before its first migration it looks for the database on a connection of its own; with a pool of one,
# which the transaction holds, it waits until the pool gives up, and nothing is migrated. With two it works. What it does
# there is outside the transaction, and does not see what the transaction has set, such as a time limit.
# So: leave it a second connection, and do not count on limits that were set for the transaction.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"
. "$(dirname "$0")/support/postgres.sh"

# MikroORM 7 needs a newer Node than this page asks for.
node_package="node-linux-$(node -p 'process.arch')"
install @mikro-orm/core@7.2.1 @mikro-orm/postgresql@7.2.1 @mikro-orm/migrations@7.2.1 "$node_package@24.21.0" "$postgres_package"
start_postgres
cat >run.js <<'EOF_JS'
import { Migration, Migrator } from '@mikro-orm/migrations';
import { EntitySchema, MikroORM } from '@mikro-orm/postgresql';

class First extends Migration {
  name = 'First';
  up() {
    this.addSql('create table made (id int)');
  }
}
const Thing = new EntitySchema({ name: 'Thing', properties: { id: { type: 'number', primary: true } } });

const migrateWith = async (max) => {
  const orm = new MikroORM({
    clientUrl: process.env.DATABASE_URL,
    entities: [Thing],
    extensions: [Migrator],
    migrations: { migrationsList: [{ name: 'First', class: First }], snapshot: false, silent: true },
    pool: { min: 0, max },
    driverOptions: { connectionTimeoutMillis: 1_000 },
  });
  const em = orm.em.fork();
  await em.begin();
  try {
    const steps = await orm.migrator.up({ transaction: em.getTransactionContext() });
    await em.commit();
    return steps.map(({ name }) => name).join();
  } catch (error) {
    await em.rollback();
    return error.message;
  } finally {
    await orm.close(true);
  }
};

const [one, two] = [await migrateWith(1), await migrateWith(2)];
console.log('in a given transaction, with a pool of one:', one);
console.log('in a given transaction, with a pool of two:', two);
if (!/timeout/.test(one) || two !== 'First') throw new Error('this has changed');
EOF_JS
"node_modules/$node_package/bin/node" run.js
