/**
 * What records state: what a file leaves out has a usual value for a record that is new, and is no statement about one
 * that is stored.
 */
const statements = new WeakMap<object, ReadonlySet<string>>();

const givenIn = (record: object): string[] =>
  Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [name]));

/** The members of a record that it states: without another word, all that it has. */
export const statedIn = (record: object): ReadonlySet<string> => statements.get(record) ?? new Set(givenIn(record));

/** A record with usual values for what it leaves out, which are no statement. */
export const withUsual = <R extends object, U extends object>(record: R, usual: U): U & R => {
  const stated = statedIn(record);
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  const whole = { ...usual, ...given } as U & R;
  statements.set(whole, stated);
  return whole;
};

/** A record with more that it states. */
export const stating = <R extends object, M extends object>(record: R, more: M): R & M => {
  const whole = { ...record, ...more };
  statements.set(whole, new Set([...statedIn(record), ...givenIn(more)]));
  return whole;
};

/** A record as it will be stored: what it does not state, it takes from the stored row. */
export const onto = <R extends object>(record: R, row: object | undefined): R => {
  if (!row) return record;
  const stated = statedIn(record);
  const kept = Object.entries(row).filter(([name]) => name in record && !stated.has(name));
  return { ...record, ...Object.fromEntries(kept) };
};

/** A record that states just these members. */
export const statingOnly = <R extends object>(record: R, members: Iterable<string>): R => {
  statements.set(record, new Set(members));
  return record;
};

const isRecord = (value: unknown): value is object => value !== null && typeof value === 'object';

/** Records are not deeper than this; free text, which may be anything, is. */
const MOST_LEVELS = 20;

/** Notes what each record states that was read from what was written: reading it fills in usual values. */
export const noteStated = (written: unknown, read: unknown, level = 0): void => {
  if (level > MOST_LEVELS) return;
  if (Array.isArray(written) && Array.isArray(read)) {
    for (const [index, one] of written.entries()) noteStated(one, read[index], level + 1);
    return;
  }
  if (!isRecord(written) || !isRecord(read)) return;
  statements.set(read, statedIn(written));
  for (const [name, value] of Object.entries(written))
    noteStated(value, (read as Record<string, unknown>)[name], level + 1);
};
