import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** Sends one statement. */
export type Send = (text: string, values: readonly unknown[]) => Promise<QueryResult<unknown>>;

/** One connection takes one statement after another; Kysely keeps them in line. */
class OneAtATime extends PostgresAdapter {
  override get supportsMultipleConnections(): boolean {
    return false;
  }
}

const never = (): never => {
  throw new Error('a transaction ends with its operation, never by itself');
};

/** Kysely over something that sends statements, in a transaction that is somebody else's to begin and end. */
export const kyselyOver = <T>(send: Send): Kysely<T> => {
  const connection: DatabaseConnection = {
    executeQuery: <R>({ sql, parameters }: CompiledQuery) => send(sql, parameters) as Promise<QueryResult<R>>,
    streamQuery: never,
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: async () => {}, // it has begun
    commitTransaction: never,
    rollbackTransaction: never,
    savepoint: async (_, name) => void (await send(`savepoint "${name}"`, [])),
    rollbackToSavepoint: async (_, name) => void (await send(`rollback to savepoint "${name}"`, [])),
    releaseSavepoint: async (_, name) => void (await send(`release savepoint "${name}"`, [])),
    destroy: async () => {},
  };
  return new Kysely<T>({
    dialect: {
      createAdapter: () => new OneAtATime(),
      createDriver: () => driver,
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
};
