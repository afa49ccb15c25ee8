import type { EntityManager } from '@mikro-orm/postgresql';
import { underPlan } from '../../domain/access/index.js';
import { laws } from '../../domain/laws.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { ActionPlan, Country, Officer, WorkingGroup } from '../../entities/plan/index.js';
import type { OfficerInput } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName, checkPartialDate, known, repeated, underLaw } from '../write/checks.js';
import { isSame, lockAt, raiseVersion } from '../write/fields.js';
import { stored } from '../write/stored.js';
import { lineageOfPart } from './planParts.js';

/** A working group, or a plan for the officers of whom no source says which of its groups they serve. */
export type Officered = { type: 'WorkingGroup' | 'ActionPlan'; id: number };

const officersOf = async (
  em: EntityManager,
  of: { plan: number; workingGroup: number | null },
): Promise<OfficerInput[]> =>
  (await em.find(Officer, of, { populate: ['country'], orderBy: { id: 'asc' } })).map(
    ({ country, role, from, to }) => ({
      country: country?.unwrap().code ?? null,
      role,
      from,
      to,
    }),
  );

const checkOfficers = (officers: readonly OfficerInput[], countries: ReadonlyMap<string, Country>): UserError[] => [
  ...officers.flatMap((officer, index) => {
    const at = `officers.${index}`;
    return [
      ...known(countries, officer.country, 'country', `${at}.country`),
      ...checkName(officer.role, `${at}.role`),
      ...checkPartialDate(officer.from, `${at}.from`),
      ...checkPartialDate(officer.to, `${at}.to`),
      ...underLaw(at, laws.officerDays(officer)),
    ];
  }),
  ...repeated(
    officers.map(({ country, role }) => `${country ?? 'nobody known'} as ${role}`),
    'officers',
    'role',
  ),
];

const groupsOf = async (em: EntityManager, plan: number): Promise<number[]> =>
  (await em.find(WorkingGroup, { plan }, { orderBy: { number: 'asc' } })).map(({ id }) => id);

/** Replaces the officers of a working group, or those of a plan whose group is not known. */
export const setOfficers = (
  request: WriteRequest,
  { type, id }: Officered,
  officers: readonly OfficerInput[],
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'setOfficers', input: [type, id, officers, version] }, async (writing) => {
    const { em, audit, allow, entered } = writing;
    const group = type === 'WorkingGroup' ? await lockAt(em, WorkingGroup, id, version, 'working group') : null;
    const plan = group ? group.plan.id : (await lockAt(em, ActionPlan, id, version, 'plan')).id;
    allow(group ? lineageOfPart('WorkingGroup', group) : underPlan(plan));
    const countries = await stored(
      em,
      Country,
      officers.map(({ country }) => country ?? null),
    );
    refuse(checkOfficers(officers, countries));
    const of = { plan, workingGroup: group?.id ?? null };
    const from = await officersOf(em, of);
    const to = officers.map(({ country = null, role, from = null, to = null }) => ({ country, role, from, to }));
    if (!isSame(from, to)) {
      await em.nativeDelete(Officer, of);
      for (const { country, ...officer } of to)
        em.create(Officer, {
          ...officer,
          plan,
          workingGroup: group,
          country: (country !== null && countries.get(country)) || null,
          provenance: entered,
        });
      audit({ subjectType: type, subjectId: id, field: 'officers', from, to });
      await raiseVersion(em, type === 'WorkingGroup' ? 'working_group' : 'action_plan', id);
    }
    return group ? [id] : groupsOf(em, plan);
  });
