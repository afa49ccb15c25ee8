import type { Database } from '../database/Database.js';
import type { Scope } from '../domain/access/index.js';
import { findScope } from '../services/access/index.js';
import { UsageError } from './errors.js';
import { SCOPES } from './options.js';

/**
 * What `--scope` names, such as "action:PLAN/CODE"; null where it is left out. Throws UsageError where there is no such
 * thing.
 */
export const scopeNamed = async (database: Database, named: string | undefined): Promise<Scope | null> => {
  if (named === undefined) return null;
  const scope = await database.read((em) => findScope(em, named));
  if (!scope) throw new UsageError(`--scope ${named}: there is no such thing; name one as ${SCOPES}`);
  return scope;
};
