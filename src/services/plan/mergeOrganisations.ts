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
import { Action, Organisation, Project } from '../../entities/plan/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { applyChanges, type FieldChange, fieldChanges, linkChange, raiseVersion } from '../write/fields.js';
import { partiesOf } from './actionParties.js';
import { lockOrganisation } from './lockOrganisation.js';
import { organisationsOf } from './projectLinks.js';

/** Columns that name an organisation, beside the provider of a payment. */
const COLUMNS = [
  { table: 'transaction', column: 'receiver_id' },
  { table: 'planned_disbursement', column: 'provider_id' },
  { table: 'planned_disbursement', column: 'receiver_id' },
  { table: 'project_organisation', column: 'organisation_id' },
  { table: 'action_party', column: 'organisation_id' },
  { table: 'progress_report', column: 'organisation_id' },
  { table: 'api_token', column: 'organisation_id' },
] as const;

const SCOPE = `scope_type = 'Organisation' and scope_id = ?`;

/** Rows that name one organisation, as the audit knows them. */
const NAMES = [
  { subjectType: 'Transaction', field: 'provider', table: 'transaction', where: 'provider_id = ?' },
  { subjectType: 'Transaction', field: 'receiver', table: 'transaction', where: 'receiver_id = ?' },
  {
    subjectType: 'PlannedDisbursement',
    field: 'provider',
    table: 'planned_disbursement',
    where: 'provider_id = ?',
  },
  {
    subjectType: 'PlannedDisbursement',
    field: 'receiver',
    table: 'planned_disbursement',
    where: 'receiver_id = ?',
  },
  { subjectType: 'ProgressReport', field: 'organisation', table: 'progress_report', where: 'organisation_id = ?' },
  { subjectType: 'ApiToken', field: 'organisation', table: 'api_token', where: 'organisation_id = ?' },
  { subjectType: 'ApiToken', field: 'scope', table: 'api_token', where: SCOPE },
  { subjectType: 'RoleGrant', field: 'scope', table: 'role_grant', where: SCOPE },
] as const;

/** Rows that have a list of organisations: the list is a part of them, and their version grows with it. */
const LISTS = [
  {
    subjectType: 'Project',
    table: 'project',
    field: 'organisations',
    rowsOf: (em: EntityManager, organisation: Organisation): Promise<{ id: number }[]> =>
      em.execute('select distinct project_id as id from project_organisation where organisation_id = ? order by 1', [
        organisation.id,
      ]),
    read: (em: EntityManager, { id }: { id: number }): Promise<object[]> =>
      organisationsOf(em, em.getReference(Project, id)),
  },
  {
    subjectType: 'Action',
    table: 'action',
    field: 'responsible',
    rowsOf: (em: EntityManager, organisation: Organisation): Promise<{ id: number }[]> =>
      em.execute('select distinct action_id as id from action_party where organisation_id = ? order by 1', [
        organisation.id,
      ]),
    read: (em: EntityManager, { id }: { id: number }): Promise<object[]> => partiesOf(em, em.getReference(Action, id)),
  },
] as const;

/** Errors if payments of both to one project have the same reference: they may be one payment that was entered twice. */
const checkReferences = async (em: EntityManager, merged: Organisation, into: Organisation): Promise<UserError[]> => {
  const rows = await em.execute<{ code: string; ref: string }[]>(
    `select p.code, one.external_ref as ref
    from transaction one
      join transaction other on other.project_id = one.project_id and other.external_ref = one.external_ref
      join project p         on p.id = one.project_id
    where one.provider_id = ? and other.provider_id = ?
      and not exists (select from transaction r where r.reverses_id in (one.id, other.id))
    order by p.code, one.external_ref`,
    [merged.id, into.id],
  );
  return rows.map(({ code, ref }) =>
    duplicate(
      'id',
      `both have a payment with the reference "${ref}" to ${code}; reverse one of them first (reverseTransaction), and if they are two payments record it again with another reference`,
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

/** A reference that both have stays with the other one; that of the merged organisation says whose it was. */
const MOVE_PROVIDER = `
  update transaction one
  set provider_id = ?,
    external_ref = case
      when exists (
        select
        from transaction other
        where other.project_id = one.project_id and other.provider_id = ? and other.external_ref = one.external_ref
      ) then one.external_ref || ' (' || ? || ')'
      else one.external_ref
    end
  where one.provider_id = ?`;

/** What the audit has of the rows of a kind that name an organisation: what they were before, and what they are then. */
const audited = async (
  { em, audit }: Writing,
  { merged, into, reason }: { merged: Organisation; into: Organisation; reason: string },
  change: () => Promise<void>,
): Promise<void> => {
  const lists = await Promise.all(LISTS.map(async (kind) => ({ ...kind, rows: await kind.rowsOf(em, merged) })));
  const before = await Promise.all(lists.map(({ rows, read }) => Promise.all(rows.map((row) => read(em, row)))));
  const single = await Promise.all(
    NAMES.map(async (name) => ({
      ...name,
      ids: (
        await em.execute<{ id: number }[]>(`select id from ?? where ${name.where} order by id`, [name.table, merged.id])
      ).map(({ id }) => id),
    })),
  );
  await change();
  em.clear();
  for (const { subjectType, field, ids } of single)
    for (const subjectId of ids) audit({ subjectType, subjectId, field, from: merged.code, to: into.code, reason });
  for (const [nth, { subjectType, table, field, rows, read }] of lists.entries())
    for (const [index, row] of rows.entries()) {
      audit({ subjectType, subjectId: row.id, field, from: before[nth]?.[index], to: await read(em, row), reason });
      await raiseVersion(em, table, row.id);
    }
};

/** Makes everything that named one organisation name the other. */
const nameTheOther = async ({ em }: Writing, merged: Organisation, into: Organisation): Promise<void> => {
  await dropRepeated(em, merged, into);
  await em.execute(MOVE_PROVIDER, [into.id, into.id, merged.code, merged.id]);
  for (const { table, column } of COLUMNS)
    await em.execute('update ?? set ?? = ? where ?? = ?', [table, column, into.id, column, merged.id]);
  for (const table of ['api_token', 'role_grant'])
    await em.execute(`update ?? set scope_id = ? where scope_type = 'Organisation' and scope_id = ?`, [
      table,
      into.id,
      merged.id,
    ]);
  await em.execute('update organisation set merged_into_id = ? where merged_into_id = ?', [into.id, merged.id]);
};

/** What the other organisation takes over: names to be found by, and what was not known of it. */
const takenOver = async (merged: Organisation, into: Organisation): Promise<FieldChange[]> => {
  const names = [merged.code, merged.name, merged.acronym, ...merged.aliases].filter((name) => name !== null);
  const known = new Set([into.code, into.name, into.acronym, ...into.aliases]);
  const aliases = [...into.aliases, ...new Set(names.filter((name) => !known.has(name)))];
  const unknown = Object.fromEntries(
    (['acronym', 'iatiRef', 'fiscalYearStart'] as const).flatMap((field) =>
      into[field] === null ? [[field, merged[field]]] : [],
    ),
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
    await applyChanges(writing, into, changes, { subjectType: 'Organisation', reason });
    audit({ subjectType: 'Organisation', subjectId: id, field: 'mergedInto', from: null, to: into.code, reason });
    em.assign(merged, { mergedInto: into });
    await em.flush(); // the database lets payments name the other one only from now on
    await audited(writing, { merged, into, reason }, () => nameTheOther(writing, merged, into));
    return [intoId];
  });
