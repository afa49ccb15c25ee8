import { type EntityClass, type EntityManager, type FilterQuery, LockMode, type Ref } from '@mikro-orm/postgresql';
import canonicalize from 'canonicalize';
import { requiredField, type UserError } from '../../domain/userErrors.js';
import type { Provenance } from '../../entities/plan/index.js';
import type { Writing } from './change.js';
import { atVersion } from './checks.js';
import type { Coded } from './stored.js';

/** The row, locked until the write ends, if it exists and nobody changed it since this version was read. */
export const lockAt = async <E extends { id: number; version: number }>(
  em: EntityManager,
  entity: EntityClass<E>,
  id: number,
  version: number,
  what: string,
): Promise<E> => {
  const row = await em.findOne(entity, { id } as FilterQuery<E>, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return atVersion(row as E | null, version, what);
};

/** Errors for fields of a patch that always have a value: they can be left out, but not emptied. */
export const checkKept = <I extends object>(input: I, needed: readonly (keyof I & string)[]): UserError[] =>
  needed
    .filter((field) => input[field] === null)
    .map((field) => requiredField(`input.${field}`, `${field} cannot be null; leave it out to keep it as it is`));

/** A field to change: its value in the row, and what the audit keeps of it. */
export interface FieldChange {
  field: string;
  value: unknown;
  from: unknown;
  to: unknown;
}

/** Whether two values are the same to a reader, in whatever order their fields are. */
export const isSame = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);

/** Fields of a patch that differ from those of a row; what is left out stays as it is. */
export const fieldChanges = (row: object, patch: object): FieldChange[] =>
  Object.entries(patch).flatMap(([field, to]) => {
    const from = row[field as keyof typeof row];
    return to === undefined || isSame(from, to) ? [] : [{ field, value: to, from, to }];
  });

/** The same for what a row points to, known by its code. Undefined leaves it as it is. */
export const linkChange = async (
  row: object,
  field: string,
  to: (Coded & { id: number }) | null | undefined,
): Promise<FieldChange[]> => {
  const before = row[field as keyof typeof row] as Ref<Coded & { id: number }> | null;
  if (to === undefined || before?.id === to?.id) return [];
  return [{ field, value: to, from: (await before?.loadOrFail())?.code ?? null, to: to?.code ?? null }];
};

type Changed = { id: number; provenance: Ref<Provenance> };

interface Applied {
  subjectType: string;
  /** Fields that say what the row is: a change of them is a statement of its own, with its provenance. */
  stated?: readonly string[] | 'all';
  reason?: string | null | undefined;
}

/** Gives a row what changes of it, each with its entry in the audit. What is synthetic stays marked as such. */
export const applyChanges = async (
  { em, audit, entered }: Writing,
  row: Changed,
  changes: readonly FieldChange[],
  { subjectType, stated = [], reason }: Applied,
): Promise<void> => {
  for (const { field, value, from, to } of changes) {
    em.assign(row, { [field]: value } as never);
    audit({ subjectType, subjectId: row.id, field, from, to, reason: reason ?? null });
  }
  const isStated = changes.some(({ field }) => stated === 'all' || stated.includes(field));
  if (isStated && !(await row.provenance.loadOrFail()).isSynthetic) em.assign(row, { provenance: entered } as never);
};

/** Raises the version of a row by one: what belongs to it has changed, and that is a part of it. */
export const raiseVersion = (em: EntityManager, table: string, id: number): Promise<unknown> =>
  em.execute('update ?? set version = version + 1 where id = ?', [table, id]);
