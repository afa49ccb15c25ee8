import { now } from '../../clock.js';
import { noSuch, required } from '../../domain/userErrors.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';

/** Ends a token or a grant at once; one that has ended already stays as it is. */
export const end = ({ em, audit }: Pick<Writing, 'em' | 'audit'>, row: ApiToken | RoleGrant): void => {
  if (row.revokedAt) return;
  em.assign(row, { revokedAt: now() });
  const subjectType = row instanceof ApiToken ? 'ApiToken' : 'RoleGrant';
  audit({ subjectType, subjectId: row.id, field: 'revokedAt', to: 'revoked' });
};

/** Ends a token at once. */
export const revokeApiToken = (request: WriteRequest, id: number): Promise<Outcome> =>
  change({ ...request, permission: 'revokeApiToken', input: id }, async (writing) => {
    writing.allow(null);
    end(writing, required(await writing.em.findOne(ApiToken, { id }), noSuch('id', 'token')));
    return [id];
  });

/** Ends a grant at once: takes a role away. */
export const revokeRole = (request: WriteRequest, id: number): Promise<Outcome> =>
  change({ ...request, permission: 'revokeRole', input: id }, async (writing) => {
    writing.allow(null);
    end(writing, required(await writing.em.findOne(RoleGrant, { id }), noSuch('id', 'grant')));
    return [id];
  });
