import type { Operation } from './database/Operation.js';
import { type Reader, reader } from './database/orm.js';
import type { Viewer } from './domain/access/index.js';
import type { Lens } from './domain/lens.js';
import { createLoaders, type Loaders } from './loaders/index.js';

/** A lens, and what ids of things that are seen through it say of it: empty where it was not given as an argument. */
export interface RootLens {
  lens: Lens;
  idKey: string;
}

/** What a resolver may touch. Made once for each operation and lens, when its lens is known. */
export interface Context extends RootLens {
  requestId: string;
  viewer: Viewer;
  /** Today in the time zone of the service. */
  today: string;
  /** What the operation has of the database: one state of the data, until it writes. */
  database: Operation;
  /** Tells this instance of a revision that it has just made, so that its next read is fresh. */
  sawRevision(revision: string): void;
  db: Reader;
  /** Made when first asked for. */
  loaders: Loaders;
  /** What the fields below each root field touch, by response name, where root fields have lenses of their own. */
  roots: ReadonlyMap<string, Context> | null;
  /** Names of the root fields of the operation that are seen through a lens. */
  rootNames: readonly string[];
}

type Given = Omit<Context, 'db' | 'loaders' | 'roots' | 'rootNames' | keyof RootLens>;

/** Gives an object its loaders, which are made when they are first asked for. */
const lendLoaders = <C extends Pick<Context, 'db' | 'lens'>>(context: C): C & { loaders: Loaders } =>
  Object.defineProperty(context, 'loaders', {
    configurable: true,
    enumerable: true,
    get: () => {
      const loaders = createLoaders(context.db, context.lens);
      Object.defineProperty(context, 'loaders', { value: loaders, writable: true, configurable: true });
      return loaders;
    },
    set: (value: Loaders) => {
      Object.defineProperty(context, 'loaders', { value, writable: true, configurable: true });
    },
  }) as C & { loaders: Loaders };

/** Makes an object the context of an operation: with its own lens, and with one for each further lens of root fields. */
export const openContext = (
  target: object,
  given: Given,
  { own, byRoot, names }: { own: RootLens; byRoot: ReadonlyMap<string, RootLens>; names: readonly string[] },
): Context => {
  const db = reader(given.database.em);
  const made = new Map<string, Context>();
  const contextOf = (root: RootLens): Context => {
    const key = JSON.stringify([root.lens, root.idKey]);
    const known = made.get(key) ?? lendLoaders({ ...given, ...root, db, roots: null, rootNames: [] });
    made.set(key, known);
    return known;
  };
  const roots = [...byRoot].map(([name, root]) => [name, contextOf(root)] as const);
  const context = Object.assign(target, {
    ...given,
    ...own,
    db,
    roots: roots.length ? new Map(roots) : null,
    rootNames: names,
  });
  return lendLoaders(context);
};
