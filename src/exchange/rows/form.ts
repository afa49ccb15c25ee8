/** The form that `tracker export` writes, by the name in its head. */
export const FORM = 'ap-is-tracker/plan';

/** The version of the form: it grows when an older tracker could not load what is written. */
export const FORM_VERSION = 1;

/** A row as a file has it: by field; what is null is left out. */
export type FileRow = Readonly<Record<string, unknown>>;

/** What a row is called within the file: its code or, in a table without codes, its number. */
export type Local = string | number;

/** A plan as rows. */
export interface PlanFile {
  /** Code of the plan that was asked for. */
  plan: string;
  tables: Readonly<Record<string, readonly FileRow[]>>;
}
