import { InvalidInput, type Problem } from '../../../domain/problems.js';
import { caseless } from '../../../domain/text.js';
import type { FileColumn, FileColumns } from '../columns.js';
import type { FileRow, Local, PlanFile } from '../form.js';
import { fileTables, tableOfSubject } from '../tables.js';
import { Names } from './Names.js';
import { valueProblem } from './valueProblem.js';

/** A file that is damaged may be wrong in every row. */
const MOST_PROBLEMS = 100;

/** The names of the rows of each table. */
type Known = ReadonlyMap<string, ReadonlySet<unknown>>;

const namedRow = (known: Known, table: string, name: unknown): string | null =>
  known.get(table)?.has(name) ? null : `names ${JSON.stringify(name)}, which is no row of ${table} in the file`;

/** What is wrong with a value that a row has; null if nothing is. */
const problemOf = ({ type, meaning }: FileColumn, value: unknown, row: FileRow, known: Known): string | null => {
  switch (meaning.kind) {
    case 'row':
      return namedRow(known, meaning.table, value);
    case 'rows': {
      const [first = null] = Array.isArray(value) ? value.map((one) => namedRow(known, meaning.table, one)) : [];
      return Array.isArray(value) ? first : 'must be a list of numbers of rows';
    }
    case 'subject':
      return namedRow(known, tableOfSubject(String(row.subject_type)), value);
    default:
      return valueProblem(type, value);
  }
};

const problemsOfRow = (columns: readonly FileColumn[], row: FileRow, known: Known): [string, string][] => {
  const fields = new Set(columns.map(({ field }) => field));
  return [
    ...Object.keys(row).flatMap((field): [string, string][] =>
      fields.has(field) ? [] : [[field, 'there is no such column']],
    ),
    ...columns.flatMap((column): [string, string][] => {
      const value = row[column.field] ?? null;
      if (value === null) return column.isNeeded ? [[column.field, 'is missing']] : [];
      const message = problemOf(column, value, row, known);
      return message === null ? [] : [[column.field, message]];
    }),
  ];
};

/** What is wrong with the names of rows: codes are unique whatever their case, numbers go up. */
const problemsOfNames = (names: readonly (Local | null)[]): [number, string][] => {
  const seen = new Set<string>();
  let last = 0;
  return names.flatMap((name, index): [number, string][] => {
    if (typeof name === 'number') {
      const problem: [number, string] = [index, `has the number ${name}; numbers go up, from 1`];
      const isUp = name > last;
      last = name;
      return isUp ? [] : [problem];
    }
    if (typeof name !== 'string') return [];
    const isTaken = seen.has(caseless(name));
    seen.add(caseless(name));
    return isTaken ? [[index, `has the code ${name}, as another row does`]] : [];
  });
};

/** Checks each row by itself, and that everything it names is in the file. Throws InvalidInput that lists what is wrong. */
export const checkRows = ({ tables }: PlanFile, columns: FileColumns, what: string): void => {
  const names = new Map(fileTables.map(({ name }) => [name, (tables[name] ?? []).map((row) => Names.of(name, row))]));
  const known: Known = new Map([...names].map(([table, all]) => [table, new Set(all)]));
  const problems: Problem[] = [];
  for (const { name: table } of fileTables) {
    const at = `tables.${table}`;
    for (const [index, message] of problemsOfNames(names.get(table) ?? []))
      problems.push({ path: `${at}.${index}`, message });
    for (const [index, row] of (tables[table] ?? []).entries()) {
      for (const [field, message] of problemsOfRow(columns(table), row, known))
        problems.push({ path: `${at}.${index}.${field}`, message });
      if (problems.length > MOST_PROBLEMS) throw new InvalidInput(what, problems.slice(0, MOST_PROBLEMS));
    }
  }
  if (problems.length) throw new InvalidInput(what, problems);
};
