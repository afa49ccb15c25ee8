import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import { type Constructor, type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CamelCasePlugin, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { entities, type Tables } from '../entities/tables.js';
import * as migrations from '../migrations/index.js';

export interface OrmOptions {
  url: string;
  poolSize: number;
  /** Milliseconds in which a connection must be made. */
  connectMs: number;
  log: Logger;
  /** Keeps `.snapshot.json` beside the migrations: only for writing new ones. */
  snapshot?: boolean;
}

/**
 * Connects lazily: this succeeds while the database is away. Connections say nothing of limits as they begin, which a
 * pooler would refuse; transactions do.
 */
export const createOrm = ({ url, poolSize, connectMs, log, snapshot = false }: OrmOptions) => {
  let pool: Pool | undefined;
  const orm = new MikroORM({
    clientUrl: url,
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    migrations: {
      migrationsList: Object.entries(migrations).map(([name, migration]) => ({
        name,
        class: migration as Constructor<Migration>,
      })),
      path: 'dist/migrations',
      pathTs: 'src/migrations',
      snapshot,
      snapshotName: '.snapshot',
      silent: true,
    },
    schemaGenerator: { skipTables: ['mikro_orm_migrations'] },
    ensureDatabase: false, // it would look for it before the first statement, without limits
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    logger: (message) => log.debug(message),
    driverOptions: {
      application_name: 'ap-is-tracker',
      connectionTimeoutMillis: connectMs,
      keepAlive: true,
      onPoolCreated: (created: Pool) => {
        pool = created;
      },
    },
  });
  orm.em.getConnection().getClient(); // creates the pool, connects to nothing yet
  if (!pool) throw new Error('the ORM made no connection pool');
  return { orm, pool };
};

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

export type Reader = Kysely<Tables>;

/** Plain rows, typed by the entities, in the transaction of `em` if it has one. For every read of lists and sums. */
export const reader = (em: EntityManager): Reader => em.getKysely<Tables>().withPlugin(camelCase);
