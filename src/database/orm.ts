import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import { type Constructor, type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CamelCasePlugin, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { entities, type Tables } from '../entities/tables.js';
import * as migrations from '../migrations/index.js';
import { releaseLost } from './lostConnections.js';
import { watchStatements } from './statements.js';

export interface OrmOptions {
  url: string;
  poolSize: number;
  deadlineMs: number;
  log: Logger;
  /** Keeps `.snapshot.json` beside the migrations: only for writing new ones. */
  snapshot?: boolean;
}

export interface Database {
  orm: MikroORM;
  pool: Pool;
}

/** Connects lazily: this succeeds while the database is away. */
export const createOrm = ({ url, poolSize, deadlineMs, log, snapshot = false }: OrmOptions): Database => {
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
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    logger: (message) => log.debug(message),
    driverOptions: {
      application_name: 'ap-is-tracker',
      statement_timeout: deadlineMs,
      // Compiling our short statements takes longer than running them; their sums fit into this much memory.
      options: '-c jit=off -c work_mem=32MB',
      connectionTimeoutMillis: deadlineMs,
      keepAlive: true,
      onPoolCreated: (created: Pool) => {
        pool = created;
        watchStatements(created);
        releaseLost(created);
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
