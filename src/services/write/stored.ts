import { type EntityClass, type EntityManager, type FilterQuery, LockMode, type Ref, raw } from '@mikro-orm/postgresql';
import { caseless } from '../../domain/text.js';
import { duplicate, type UserError } from '../../domain/userErrors.js';

/** A row with a code. */
export type Coded = { code: string };

/** Rows by their code. */
export const byCode = <E extends Coded>(rows: readonly E[]) => new Map(rows.map((row) => [row.code, row]));

/** The stored rows that have one of these codes, written just so, by code. */
export const stored = async <E extends Coded & object>(
  em: EntityManager,
  entity: EntityClass<E>,
  codes: Iterable<string | null>,
) => {
  const wanted = [...new Set(codes)].filter((code) => code !== null);
  return byCode(await em.find(entity, { code: { $in: wanted } } as FilterQuery<E>));
};

/** SQL of a code without its case, as its index has it. */
const caselessOf = (alias: string) => `lower(${alias}.code collate "C")`;

/** How rows are locked as they are found. */
type Locking = { lockMode?: Exclude<LockMode, LockMode.OPTIMISTIC> };

/** The stored rows whose codes are these, or differ from them only in case: no two may live side by side. */
export const twins = <E extends Coded & object>(
  em: EntityManager,
  entity: EntityClass<E>,
  codes: readonly string[],
  within: FilterQuery<E> = {},
  options: Locking = {},
): Promise<E[]> => {
  const isOne = { [raw(caselessOf)]: { $in: [...new Set(codes.map(caseless))] } };
  return em.find(entity, { $and: [within, isOne] } as FilterQuery<E>, options) as Promise<E[]>;
};

/** What may have become of a row that is still stored under its code. */
interface Ended {
  archivedAt?: Date | null;
  mergedInto?: Ref<object> | null;
}

/** The row that a code means: the organisation that one was merged into; none for an archived project. */
const nowOf = <E extends object>(row: E): E | null => {
  const { archivedAt, mergedInto } = row as E & Ended;
  return archivedAt ? null : ((mergedInto?.unwrap() as E | undefined) ?? row);
};

/** Loads what rows were merged into, where they can be. */
const withMerged = async <E extends object>(em: EntityManager, rows: E[]): Promise<E[]> => {
  if (rows.some((row) => (row as Ended).mergedInto)) await em.populate(rows, ['mergedInto'] as never);
  return rows;
};

/** The stored rows that somebody means by these codes, whatever their case: by the codes as given, and as stored. */
export const meant = async <E extends Coded & object>(
  em: EntityManager,
  entity: EntityClass<E>,
  codes: Iterable<string | null | undefined>,
): Promise<Map<string, E>> => {
  const given = [...new Set(codes)].filter((code) => code != null);
  // Locked: what is meant is not merged or archived before the write ends.
  const found = await withMerged(em, await twins(em, entity, given, {}, { lockMode: LockMode.PESSIMISTIC_READ }));
  const rows = new Map(found.map((row) => [caseless(row.code), nowOf(row)]));
  return new Map(
    given.flatMap((code) => {
      const row = rows.get(caseless(code));
      return row ? [[code, row] as const, [row.code, row] as const] : [];
    }),
  );
};

/** The stored row that somebody means by a code, locked if asked for; null where there is none. */
export const meantBy = async <E extends Coded & object>(
  em: EntityManager,
  entity: EntityClass<E>,
  code: string | null | undefined,
  within: FilterQuery<E> = {},
  options: Locking = {},
): Promise<E | null> => {
  const [row] = code == null ? [] : await withMerged(em, await twins(em, entity, [code], within, options));
  return row ? nowOf(row) : null;
};

/** A code as it is stored; as it is given where nothing has it. */
export const asCoded = (rows: ReadonlyMap<string, Coded>, code: string): string => rows.get(code)?.code ?? code;

/** An error if a code is taken, also if only by one that differs in case. */
export const checkFree = async <E extends Coded & object>(
  em: EntityManager,
  entity: EntityClass<E>,
  code: string,
  what: string,
  within: FilterQuery<E> = {},
): Promise<UserError[]> => {
  const [twin] = await twins(em, entity, [code], within);
  return twin ? [duplicate('input.code', `there is already ${what} ${twin.code}; take another code`)] : [];
};

/** The row with a key that was checked before: that it is missing is a fault of ours. */
export const checked = <K, R>(rows: ReadonlyMap<K, R>, key: K): R => {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`${String(key)} was checked, and is missing`);
  return row;
};
