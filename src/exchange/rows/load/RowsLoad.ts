import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileColumns } from '../columns.js';
import type { PlanFile } from '../form.js';
import type { Names } from './Names.js';

/** What the tables of a file share on their way into a database. */
export interface RowsLoad {
  em: EntityManager;
  file: PlanFile;
  columns: FileColumns;
  names: Names;
  /** The file, as messages name it. */
  what: string;
}
