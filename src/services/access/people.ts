import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../domain/access/index.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import type { Role } from '../../vocabulary/index.js';
import { scopeOf } from './scopes.js';

/**
 * People who have a role today, as viewers: by the tokens that they hold and the roles that they were granted. Roles
 * that only the issuer's tokens name are not known before somebody comes with one.
 */
export const peopleWith = async (em: EntityManager, role: Role, today: string): Promise<Viewer[]> => {
  const tokens = await em.find(
    ApiToken,
    { role, revokedAt: null, expiresOn: { $gte: today } },
    { orderBy: { id: 'asc' } },
  );
  const grants = await em.find(RoleGrant, { role, revokedAt: null }, { orderBy: { id: 'asc' } });
  const held = [
    ...tokens.map((row) => ({
      row,
      subject: row.user ?? `token:${row.id}`,
      name: row.name,
      from: null,
      to: row.expiresOn,
    })),
    ...grants
      .filter(({ from, to }) => (from ?? today) <= today && (to ?? today) >= today)
      .map((row) => ({ row, subject: row.user, name: row.user, from: row.from, to: row.to })),
  ];
  return [...Map.groupBy(held, ({ subject }) => subject)].map(([subject, some]) => ({
    subject,
    name: some[0]?.name ?? subject,
    grants: some.map(({ row, from, to }) => ({ id: row.id, role, scope: scopeOf(row), from, to })),
    organisationId: null,
  }));
};
