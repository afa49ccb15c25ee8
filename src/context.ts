import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type Reader, reader } from './database/orm.js';
import type { Lens } from './domain/lens.js';
import { createLoaders, type Loaders } from './loaders/index.js';

/** What a resolver may touch. Made once for each operation, when its lens is known. */
export interface Context {
  requestId: string;
  /** How many writes the data had seen when the operation began. */
  revision: string;
  lens: Lens;
  em: EntityManager;
  db: Reader;
  loaders: Loaders;
}

/** A context that looks through this lens. */
export const createContext = (orm: MikroORM, requestId: string, revision: string, lens: Lens): Context => {
  const em = orm.em.fork();
  const db = reader(em);
  return { requestId, revision, lens, em, db, loaders: createLoaders(db, lens) };
};
