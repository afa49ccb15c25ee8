import type { Reader } from '../database/orm.js';
import type { Lens } from '../domain/lens.js';
import { actionLoaders } from './actions.js';
import { countryLoaders } from './countries.js';
import { countLoaders } from './counts.js';
import { knowledgeLoaders } from './knowledge.js';
import { lookupLoaders } from './lookups.js';
import { organisationLoaders } from './organisations.js';
import { planPartLoaders } from './planParts.js';
import { projectPartLoaders } from './projectParts.js';
import { projectLoaders } from './projects.js';
import { rowLoaders } from './rows.js';

/** Every loader, made once for an operation: what one operation has read, it does not read again. */
export const createLoaders = (db: Reader, lens: Lens) => ({
  ...lookupLoaders(db, lens),
  ...rowLoaders(db),
  ...planPartLoaders(db),
  ...projectPartLoaders(db),
  ...actionLoaders(db),
  ...projectLoaders(db, lens),
  ...countryLoaders(db, lens),
  ...organisationLoaders(db),
  ...knowledgeLoaders(db),
  ...countLoaders(db),
});

export type Loaders = ReturnType<typeof createLoaders>;
