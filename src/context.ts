import type { Operation } from './database/Operation.js';
import { type Reader, reader } from './database/orm.js';
import type { Viewer } from './domain/access/index.js';
import type { Lens } from './domain/lens.js';
import { createLoaders, type Loaders } from './loaders/index.js';

/** What a resolver may touch. Made once for each operation, when its lens is known. */
export interface Context {
  requestId: string;
  lens: Lens;
  viewer: Viewer;
  /** Today in the time zone of the service. */
  today: string;
  /** What the operation has of the database: one state of the data, until it writes. */
  database: Operation;
  /** Tells this instance of a revision that it has just made, so that its next read is fresh. */
  sawRevision(revision: string): void;
  db: Reader;
  loaders: Loaders;
}

/** A context that looks through this lens. */
export const createContext = (given: Omit<Context, 'db' | 'loaders'>): Context => {
  const db = reader(given.database.em);
  return { ...given, db, loaders: createLoaders(db, given.lens) };
};
