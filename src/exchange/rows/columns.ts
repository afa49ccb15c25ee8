import type { EntityManager } from '@mikro-orm/postgresql';
import { readColumns, type StoredColumn } from '../../database/tables/index.js';
import { fileTable } from './tables.js';

/** What a column holds: something plain, or the ids of rows, which another database has others for. */
type Meaning =
  | { kind: 'plain' | 'id' }
  /** The id of a row. */
  | { kind: 'row'; table: string }
  /** The ids of rows, in no table of their own. */
  | { kind: 'rows'; table: string }
  /** The highest id that counts: of the rows up to it. */
  | { kind: 'through'; table: string }
  /** The id of a row of the table that `subject_type` says. */
  | { kind: 'subject' }
  /** Who did something, or all who did: a person's name at the issuer, or the number of a token. */
  | { kind: 'person' | 'people' };

/** A column as a file has it. */
export interface FileColumn {
  /** Its name in the table. */
  name: string;
  /** Its name in the file: a reference without "_id". */
  field: string;
  type: string;
  isNeeded: boolean;
  meaning: Meaning;
}

/** What the catalogue cannot tell of a column. */
const meanings: Readonly<Record<string, Meaning>> = {
  'submission.values_through': { kind: 'through', table: 'indicator_value' },
  'submission.dropped': { kind: 'rows', table: 'indicator_value' },
  'submission.evidence': { kind: 'rows', table: 'evidence' },
  'progress_report.dropped': { kind: 'rows', table: 'indicator_value' },
  'progress_report.authors': { kind: 'people' },
  'audit_entry.actor_id': { kind: 'person' },
  'audit_entry.subject_id': { kind: 'subject' },
};

/** What a trigger writes where an entry is stored: its place in the chain there, and its hash. */
const ofTheChain = ['audit_entry.position', 'audit_entry.hash'];

const meaningOf = ({ table, name, references }: StoredColumn): Meaning => {
  if (name === 'id') return { kind: 'id' };
  return meanings[`${table}.${name}`] ?? (references ? { kind: 'row', table: references } : { kind: 'plain' });
};

const fieldOf = (name: string, { kind }: Meaning): string =>
  kind === 'row' || kind === 'subject' ? name.replace(/_id$/, '') : name;

/** What a row is called by comes first, the rest by the alphabet. */
const place = ({ field }: FileColumn): number => ['code', 'id'].indexOf(field) + 1;

const inFile = (column: StoredColumn): FileColumn => {
  const { name, type, isNeeded } = column;
  const meaning = meaningOf(column);
  return { name, field: fieldOf(name, meaning), type, isNeeded, meaning };
};

/** The columns of tables in a file, by table. */
export type FileColumns = (table: string) => readonly FileColumn[];

/** Reads from the database which columns a file has: all that are stored, but for ids where rows have codes. */
export const readFileColumns = async (em: EntityManager): Promise<FileColumns> => {
  const stored = Map.groupBy(await readColumns(em), ({ table }) => table);
  const columns = new Map<string, readonly FileColumn[]>();
  return (table) => {
    const known = columns.get(table);
    if (known) return known;
    const { isCoded = false } = fileTable(table);
    const found = (stored.get(table) ?? [])
      .filter(({ name }) => !(name === 'id' && isCoded) && !ofTheChain.includes(`${table}.${name}`))
      .map(inFile)
      .sort((a, b) => place(b) - place(a));
    columns.set(table, found);
    return found;
  };
};
