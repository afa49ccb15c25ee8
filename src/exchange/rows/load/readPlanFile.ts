import { InvalidInput, type Problem } from '../../../domain/problems.js';
import { type FileRow, FORM, FORM_VERSION, type PlanFile } from '../form.js';
import { fileTables } from '../tables.js';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether what was read of a file says that it is in the form of `tracker export`. */
export const isPlanFile = (written: unknown): written is Json => isObject(written) && 'form' in written;

const problemsOfHead = ({ form, version, plan, exportedBy }: Json): Problem[] => {
  if (form !== FORM) return [{ path: 'form', message: `${JSON.stringify(form)} is not known; it is "${FORM}"` }];
  if (version !== FORM_VERSION) {
    const by = typeof exportedBy === 'string' ? `; it was exported by version ${exportedBy} of the tracker` : '';
    return [
      { path: 'version', message: `${JSON.stringify(version)} is not known; this tracker loads ${FORM_VERSION}${by}` },
    ];
  }
  return typeof plan === 'string' ? [] : [{ path: 'plan', message: 'must be the code of the plan' }];
};

const problemsOfTable = (name: string, rows: unknown): Problem[] => {
  const path = `tables.${name}`;
  if (!fileTables.some((table) => table.name === name)) return [{ path, message: 'there is no such table' }];
  if (!Array.isArray(rows)) return [{ path, message: 'must be a list of rows' }];
  return rows.flatMap((row, index) =>
    isObject(row) ? [] : [{ path: `${path}.${index}`, message: 'must be a row by field' }],
  );
};

const problemsOfTables = (tables: unknown): Problem[] => {
  if (!isObject(tables)) return [{ path: 'tables', message: 'must be the rows of each table' }];
  const missing = fileTables.filter(({ name }) => !Object.hasOwn(tables, name));
  return [
    ...missing.map(({ name }) => ({
      path: `tables.${name}`,
      message: 'is missing; a table without rows is empty',
    })),
    ...Object.entries(tables).flatMap(([name, rows]) => problemsOfTable(name, rows)),
  ];
};

/** Reads a plan as rows. Throws InvalidInput where its head or its tables are not those of the form. */
export const readPlanFile = (written: Json, what: string): PlanFile => {
  const ofHead = problemsOfHead(written);
  const problems = ofHead.length ? ofHead : problemsOfTables(written.tables);
  if (problems.length) throw new InvalidInput(what, problems);
  return { plan: String(written.plan), tables: written.tables as Record<string, FileRow[]> };
};
