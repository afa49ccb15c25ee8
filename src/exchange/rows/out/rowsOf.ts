import { type RawBuilder, sql } from 'kysely';
import { type FileTable, fileTable, fileTables, subjectOfTable } from '../tables.js';
import type { Scope } from './findScope.js';

type Condition = RawBuilder<unknown>;

const anyOf = (conditions: readonly Condition[]): Condition => sql`(${sql.join(conditions, sql` or `)})`;

const idsIn = (table: string, scope: Scope): Condition =>
  sql`(select id from ${sql.table(table)} where ${goesAlong(fileTable(table), scope)})`;

/** The entries on rows that go along. Those on loads, on access, and on rows that are gone belong to no plan. */
const audited = (scope: Scope): Condition =>
  anyOf(
    fileTables
      .filter(({ name, links }) => name !== 'audit_entry' && !links)
      .map(({ name }) => sql`(subject_type = ${subjectOfTable(name)} and subject_id in ${idsIn(name, scope)})`),
  );

/** The condition of the rows of a table that go along. */
const goesAlong = ({ of }: FileTable, scope: Scope): Condition => {
  if (of === 'all') return sql`true`;
  return anyOf(
    Object.entries(of).map(([column, table]) => {
      if (table === 'audited') return audited(scope);
      if (table === 'plans' || table === 'projects') return sql`${sql.ref(column)} = any(${scope[table]}::int[])`;
      return sql`${sql.ref(column)} in ${idsIn(table, scope)}`;
    }),
  );
};

/** The rows of a table that go along, as the end of a select: in the order of their ids, or of both that they link. */
export const rowsOf = (table: FileTable, scope: Scope): Condition => sql`from ${sql.table(table.name)}
    where ${goesAlong(table, scope)}
    order by ${sql.join((table.links ?? ['id']).map((name) => sql.ref(name)))}`;
