import type { RawBuilder } from 'kysely';
import type { Permission } from '../../../domain/access/index.js';
import type { Lens } from '../../../domain/lens.js';
import type { Condition } from '../../../loaders/search.js';
import type { TransactionFilter } from '../../../schema/money/index.js';
import type { DatasetInput } from '../../bundle/dataset/dataset.js';
import type { Column } from './Column.js';
import type { Fields } from './records.js';

/** What rows are asked for. */
export interface RowsWanted {
  /** Number of the plan; 0 for rows that belong to no plan. */
  planId: number;
  lens: Lens;
  /** Whether a project `item` is among those that are asked for. */
  isChosen: Condition;
  /** Whether an action `a` of the plan is among those that are asked for. */
  isActionChosen: Condition;
  /** Which of the facts, by the names of the API. */
  facts: TransactionFilter;
  /** Words that are searched for, in a row with this alias. */
  search(alias: string): Condition;
}

/** A row of a sheet whose cells could be read, in the form in which feeds write them. */
export interface GivenRow {
  /** What the sheet says, by column: null for an empty cell. A column that it has not is no statement. */
  given: Readonly<Record<string, string | null>>;
  /** What is stored, by column; null for a row that is new. */
  current: Readonly<Record<string, string | null>> | null;
  /** Columns in which the two differ. */
  changed: ReadonlySet<string>;
}

/** What surrounds the rows of a sheet: the plan that they belong to, and rows of other kinds that they belong to. */
export interface Around {
  plan: string;
  /** Rows as they are stored of another kind, by their key. */
  rowsOf(kind: string): ReadonlyMap<string, Readonly<Record<string, string | null>>>;
}

/** Rows as records of a dataset, and where in it each of them is: `projects.3`. */
export interface Records {
  input: DatasetInput;
  at: readonly string[];
}

/** Codes of what a row is about. Where there is none of them, it is about its whole plan. */
export interface Concerned {
  projects?: readonly string[];
  actions?: readonly string[];
  organisations?: readonly string[];
  plans?: readonly string[];
  /** It is about more than its plan if nothing is named. */
  isOfNoPlan?: boolean;
}

/** How a kind of sheet comes in. */
export interface Intake {
  /** What somebody must be allowed to do, to all that a row is about, who brings it in. */
  permissions: readonly Permission[];
  /** What a row is about, for deciding who may bring it in. */
  concerns(row: GivenRow): Concerned;
  /** Facts are added, never changed: a changed one is to be reversed first. */
  isFact: boolean;
  /** Whether equal facts are told apart by their number: then those that are there go along with new ones. */
  isCounted: boolean;
  /** How a fact is changed, which it never is itself. */
  wayOut: string;
  /** Kinds whose rows `records` needs. */
  needs: readonly string[];
  /** What a row belongs to that there is not; null where there is all of it. */
  unknown?(given: GivenRow['given'], around: Around): { column: string; message: string } | null;
  records(rows: readonly GivenRow[], around: Around): Records;
  /** How the fields of a record follow from cells; errors of a field are at the first of its columns. */
  fields: Fields;
  /** The column of a path below a record that several columns make up; null for any other path. */
  columnAt?(path: string, cells: Readonly<Record<string, string | null>>): string | null;
  /** What somebody should know who gives a row that is new; null where there is nothing. */
  noticeOfNew?(given: GivenRow['given']): { column: string; message: string } | null;
  /** Why a new row cannot come from a sheet; null where it can. */
  refuseNew?(given: GivenRow['given']): { column: string; message: string } | null;
  /** What empty cells of a new fact stand for. */
  usual(cells: GivenRow['given']): Readonly<Record<string, string | null>>;
  /** Columns that together name a fact that has no id yet, if all are given. */
  reference: readonly string[];
}

/** One kind of sheet: what a row of it is, its columns, where its rows come from, and how it comes in. */
export interface SheetKind {
  /** As it is in addresses. */
  name: string;
  title: string;
  /** What one row is. */
  description: string;
  /** Whether its rows belong to one plan. */
  isOfPlan: boolean;
  /** Whether its rows are records, which are shown as they are now, whatever the lens. */
  isOfNow: boolean;
  columns: readonly Column[];
  /** Filters that it takes, by the names of the API. */
  filters: readonly string[];
  /** From where its rows come, which, and in which order. */
  rows(wanted: RowsWanted): RawBuilder<unknown>;
  intake: Intake;
}
