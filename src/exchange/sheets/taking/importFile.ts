import type { Operation } from '../../../database/Operation.js';
import type { Viewer } from '../../../domain/access/index.js';
import { Refusal } from '../../../domain/Refusal.js';
import { sheetKind, sheetKinds } from '../kinds/index.js';
import { importReport } from '../report/index.js';
import type { RawSheet } from '../workbook/RawSheet.js';
import { readApart } from '../workbook/readApart.js';
import { refused } from '../workbook/refused.js';
import { allowKind } from './allowRows.js';
import type { ImportResult } from './ImportResult.js';
import { type ImportGiven, importSheet } from './importSheet.js';

/** A file as somebody sent it. */
export interface FileSent {
  name: string;
  bytes: Buffer;
}

/** How a file is to be taken in, by the name of its kind. */
export interface FileGiven extends Omit<ImportGiven, 'name' | 'kind'> {
  kind: string;
}

/** Who sends a file. */
interface Sender {
  viewer: Viewer;
  requestId: string;
}

/** The form of a report is a kind of its own: it becomes a draft. */
const REPORT = 'report';

/** Rows of a file that a service takes in beside its other work: checking and writing them is one piece of it. */
const MOST_ROWS = 10_000;

const checkRows = (sheets: readonly RawSheet[], what: string): void => {
  const large = sheets.find(({ rows }) => rows.length > MOST_ROWS + 1);
  if (large)
    throw refused(
      what,
      `the sheet "${large.name}" has ${large.rows.length - 1} rows; a service takes in at most ${MOST_ROWS} at once: send only rows that change, split it, or have an operator take it in (tracker import)`,
    );
};

/** Names of everything that is taken in. */
const takenKinds: readonly string[] = [...sheetKinds.map(({ name }) => name), REPORT];

/** Takes a file in for somebody, or says what that would do. Throws NOT_FOUND for a kind that there is not. */
export const importFile = async (
  operation: Operation,
  { name, bytes }: FileSent,
  { kind: kindName, ...how }: FileGiven,
  { viewer, requestId }: Sender,
): Promise<{ result: ImportResult; revision: string | null }> => {
  if (kindName === REPORT)
    return importReport(operation, await readApart(bytes, name, operation.deadline), how, { viewer, requestId });
  const kind = sheetKind(kindName);
  if (!kind)
    throw new Refusal('NOT_FOUND', `there is no kind ${kindName.slice(0, 60)}; there are ${takenKinds.join(', ')}`);
  allowKind(viewer, kind);
  const sheets = await readApart(bytes, name, operation.deadline);
  checkRows(sheets, name);
  const audited = { actor: viewer.name ?? 'unknown', actorId: viewer.subject, requestId, operation: 'importFile' };
  return importSheet(operation, sheets, { ...how, name, kind }, { viewer, audited });
};
