import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { scopeName } from './scopes.js';

/** What gives somebody a role, as the command line lists it. */
export interface RoleGiven {
  /** "token:12" or "grant:3": what `revokeGiven` takes. */
  key: string;
  role: string;
  to: string;
  scope: string;
  until: string | null;
  lastUsedAt: Date | null;
}

/** Every token and grant that is not revoked. */
export const rolesGiven = async (em: EntityManager): Promise<RoleGiven[]> => {
  const tokens = await em.find(ApiToken, { revokedAt: null }, { orderBy: { id: 'asc' }, populate: ['organisation'] });
  const grants = await em.find(RoleGrant, { revokedAt: null }, { orderBy: { id: 'asc' } });
  const given: RoleGiven[] = [];
  for (const row of tokens) {
    const { id, role, name, expiresOn, lastUsedAt, organisation } = row;
    const to = organisation ? `${name} (${organisation.unwrap().code})` : name;
    given.push({ key: `token:${id}`, role, to, scope: await scopeName(em, row), until: expiresOn, lastUsedAt });
  }
  for (const row of grants) {
    const { id, role, user, to } = row;
    const scope = await scopeName(em, row);
    given.push({ key: `grant:${id}`, role, to: user, scope, until: to, lastUsedAt: null });
  }
  return given;
};
