import { type Permission, rights } from '../../src/domain/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { anybody as anybodyOf, person } from '../support/cast.js';
import type { Person } from '../support/Person.js';
import type { Tracker } from '../support/tracker.js';

const roles = Object.keys(Role) as Role[];

/** Somebody in every role, once without a scope and once within the plan OWN, and somebody without a token. */
export const everyRole = (api: Tracker) => {
  const inRole = (make: (role: Role) => Person) =>
    Object.fromEntries(roles.map((role) => [role, make(role)])) as Record<Role, Person>;
  const anybody = anybodyOf(api);
  const unlimited = inRole((role) => person(api, role, role));
  const limited = inRole((role) => person(api, `${role} of own`, role, 'plan:OWN'));
  return {
    roles,
    admin: person(api, 'root', 'ADMIN'),
    anybody,
    unlimited,
    limited,
    everybody: [anybody, ...Object.values(unlimited), ...Object.values(limited)],
  };
};

/** Whether the table gives a permission to a role. */
export const allows = (permission: Permission, role: Role) => (rights[permission] as readonly Role[]).includes(role);

/** Whether the table gives a permission to somebody: in the plan of their scope, or elsewhere. */
export const mayUse = ({ token }: Person, permission: Permission, isInScope: boolean) =>
  allows(permission, token?.role ?? 'PUBLIC') && (isInScope || token?.scope === undefined);
