import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type Reader, reader } from './database/orm.js';
import type { Viewer } from './domain/access/index.js';
import type { Lens } from './domain/lens.js';
import { createLoaders, type Loaders } from './loaders/index.js';

/** What a resolver may touch. Made once for each operation, when its lens is known. */
export interface Context {
  requestId: string;
  /** How many writes the data had seen when the operation began. */
  revision: string;
  lens: Lens;
  viewer: Viewer;
  /** Today in the time zone of the service. */
  today: string;
  orm: MikroORM;
  /** Tells this instance of a revision that it has just made, so that its next read is fresh. */
  sawRevision(revision: string): void;
  em: EntityManager;
  db: Reader;
  loaders: Loaders;
}

/** A context that looks through this lens. */
export const createContext = (given: Omit<Context, 'em' | 'db' | 'loaders'>): Context => {
  const em = given.orm.em.fork();
  const db = reader(em);
  return { ...given, em, db, loaders: createLoaders(db, given.lens) };
};
