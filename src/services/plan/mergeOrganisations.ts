import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import {
  duplicate,
  invalid,
  invalidTransition,
  noSuch,
  refuse,
  required,
  type UserError,
  when,
} from '../../domain/userErrors.js';
import { Organisation } from '../../entities/plan/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { applyChanges, type FieldChange, fieldChanges, linkChange, raiseVersion } from '../write/fields.js';
import { lockOrganisation } from './lockOrganisation.js';

/** Everything that names an organisation: the table, its column, and what the audit calls the rows. */
const NAMES = [
  { table: 'transaction', column: 'provider_id', subjectType: 'Transaction', field: 'provider' },
  { table: 'transaction', column: 'receiver_id', subjectType: 'Transaction', field: 'receiver' },
  { table: 'project_organisation', column: 'organisation_id', subjectType: 'Project', field: 'organisations' },
  { table: 'action_party', column: 'organisation_id', subjectType: 'Action', field: 'responsible' },
  { table: 'progress_report', column: 'organisation_id', subjectType: 'ProgressReport', field: 'organisation' },
  { table: 'api_token', column: 'organisation_id', subjectType: 'ApiToken', field: 'organisation' },
] as const;

/** Scopes of roles, which name things by type and number. */
const SCOPED = ['api_token', 'role_grant'];

/** What the rows of a table belong to, where the audit knows them by that. */
const OWNERS: Partial<Record<string, string>> = { project_organisation: 'project_id', action_party: 'action_id' };

/** What has links to organisations as a part of it: its version grows with them. */
const VERSIONED = { Project: 'project', Action: 'action' };

/** An error if payments of both to one project have the same reference: they would be one payment twice. */
const checkReferences = async (em: EntityManager, merged: Organisation, into: Organisation): Promise<UserError[]> => {
  const rows = await em.execute<{ code: string; ref: string }[]>(
    `select p.code, one.external_ref as ref
    from transaction one
      join transaction other on other.project_id = one.project_id and other.external_ref = one.external_ref
      join project p         on p.id = one.project_id
    where one.provider_id = ? and other.provider_id = ?
    order by p.code, one.external_ref`,
    [merged.id, into.id],
  );
  return rows.map(({ code, ref }) =>
    duplicate(
      'id',
      `both have a payment with the reference "${ref}" to ${code}; reverse one of them first (reverseTransaction), and record it again with another reference`,
    ),
  );
};

/** Ends links of the merged organisation that the other one has as well; of two parties to an action the lead stays. */
const dropRepeated = async (em: EntityManager, merged: Organisation, into: Organisation): Promise<void> => {
  await em.execute(
    `delete from project_organisation link
    using project_organisation kept
    where link.organisation_id = ? and kept.organisation_id = ?
      and kept.project_id = link.project_id and kept.role = link.role`,
    [merged.id, into.id],
  );
  await em.execute(
    `update action_party kept
    set role = 'LEAD'
    from action_party link
    where link.organisation_id = ? and kept.organisation_id = ?
      and kept.action_id = link.action_id and link.role = 'LEAD'`,
    [merged.id, into.id],
  );
  await em.execute(
    `delete from action_party link
    using action_party kept
    where link.organisation_id = ? and kept.organisation_id = ? and kept.action_id = link.action_id`,
    [merged.id, into.id],
  );
};

/** Makes everything that named one organisation name the other, each with its entry in the audit. */
const nameTheOther = async (
  { em, audit }: Writing,
  merged: Organisation,
  into: Organisation,
  reason: string,
): Promise<void> => {
  const entries = new Map<string, { subjectType: string; subjectId: number; field: string }>();
  for (const { table, column, subjectType, field } of NAMES) {
    const rows = await em.execute<{ id: number }[]>('select ?? as id from ?? where ?? = ? order by 1', [
      OWNERS[table] ?? 'id',
      table,
      column,
      merged.id,
    ]);
    for (const { id } of rows) entries.set(`${subjectType} ${id} ${field}`, { subjectType, subjectId: id, field });
  }
  await dropRepeated(em, merged, into);
  for (const { table, column } of NAMES)
    await em.execute('update ?? set ?? = ? where ?? = ?', [table, column, into.id, column, merged.id]);
  for (const table of SCOPED)
    await em.execute(`update ?? set scope_id = ? where scope_type = 'Organisation' and scope_id = ?`, [
      table,
      into.id,
      merged.id,
    ]);
  await em.execute('update organisation set merged_into_id = ? where merged_into_id = ?', [into.id, merged.id]);
  for (const entry of entries.values()) audit({ ...entry, from: merged.code, to: into.code, reason });
  for (const [type, table] of Object.entries(VERSIONED))
    for (const { subjectId } of [...entries.values()].filter(({ subjectType }) => subjectType === type))
      await raiseVersion(em, table, subjectId);
};

/** What the other organisation takes over: names to be found by, and what was not known of it. */
const takenOver = async (merged: Organisation, into: Organisation): Promise<FieldChange[]> => {
  const names = [merged.code, merged.name, merged.acronym, ...merged.aliases].filter((name) => name !== null);
  const known = new Set([into.code, into.name, into.acronym, ...into.aliases]);
  const aliases = [...into.aliases, ...new Set(names.filter((name) => !known.has(name)))];
  const unknown = Object.fromEntries(
    (['acronym', 'iatiRef'] as const).flatMap((field) => (into[field] === null ? [[field, merged[field]]] : [])),
  );
  const isKnownDonor = into.isKnownDonor || merged.isKnownDonor;
  const country = into.country === null ? await merged.country?.loadOrFail() : undefined;
  return [
    ...fieldChanges(into, { ...unknown, aliases, isKnownDonor }),
    ...(await linkChange(into, 'country', country)),
  ];
};

/**
 * Merges an organisation into another that it turned out to be: everything that named the one names the other, and the
 * code and names of the one find the other.
 */
export const mergeOrganisations = (
  request: WriteRequest,
  id: number,
  intoId: number,
  reason: string,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'mergeOrganisations', input: [id, intoId, reason, version] }, async (writing) => {
    const { em, audit, allow } = writing;
    allow(null);
    const merged = await lockOrganisation(em, id, version);
    const ofReason = checkText(reason, 'reason', true);
    const row = await em.findOne(Organisation, { id: intoId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const into = required(row, ...ofReason, noSuch('into', 'organisation'));
    const isSelf = id === intoId;
    refuse([
      ...ofReason,
      ...when(isSelf, invalid('into', `${merged.code} cannot be merged into itself; name another organisation`)),
      ...when(
        into.mergedInto !== null,
        invalidTransition('into', `${into.code} was merged into another organisation; name that one`),
      ),
      ...(isSelf ? [] : await checkReferences(em, merged, into)),
    ]);
    const changes = await takenOver(merged, into);
    em.assign(merged, { mergedInto: into });
    await em.flush(); // the database lets payments name the other one only from now on
    await nameTheOther(writing, merged, into, reason);
    audit({ subjectType: 'Organisation', subjectId: id, field: 'mergedInto', from: null, to: into.code, reason });
    await applyChanges(writing, into, changes, { subjectType: 'Organisation', reason });
    return [intoId];
  });
