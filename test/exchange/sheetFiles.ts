import { sheetKinds } from '../../src/exchange/sheets/index.js';
import type { Person } from '../support/Person.js';
import type { Tracker } from '../support/tracker.js';

// Sheets as people send and get them.

export const PLAN = 'APIS-2022-2026';

/** Far enough ahead that nothing is dated later: everything that is stored is shown. */
const ALWAYS = '2099-12-31';

/** The address of a feed of a kind, of the plan where it belongs to one. */
export const feedOf = (kind: string, format: string, more = ''): string => {
  const isOfPlan = sheetKinds.find(({ name }) => name === kind)?.isOfPlan;
  return `/data/${kind}.${format}?asOf=${ALWAYS}${isOfPlan ? `&plan=${PLAN}` : ''}${more}`;
};

/** The text of a feed. */
export const textOf = async (api: Tracker, path: string): Promise<string> => (await api.get(path)).text();

/** The bytes of a feed. */
export const bytesOf = async (api: Tracker, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await api.get(path)).arrayBuffer());

export interface SentRow {
  key: string;
  row: number;
  sheet: string;
  outcome: 'CREATE' | 'UPDATE' | 'SAME' | 'REFUSED';
  changes: { field: string; from: string | null; to: string | null }[];
  mistakes: { column: string | null; code: string; message: string }[];
  notices: { column: string | null; message: string }[];
}

export interface SentAnswer {
  status: number;
  isWritten: boolean;
  hash: string;
  counts: Record<SentRow['outcome'], number>;
  mistakes: SentRow['mistakes'];
  notices: SentRow['mistakes'];
  canBeTaken: boolean;
  rows: SentRow[];
  errors?: { message: string; extensions: { code: string } }[];
}

/** Sends a sheet of a kind. */
export const sendSheet = async (
  who: Person,
  kind: string,
  file: Uint8Array | string,
  more: Record<string, string> = {},
): Promise<SentAnswer> => {
  const isOfPlan = sheetKinds.find(({ name }) => name === kind)?.isOfPlan;
  const query = new URLSearchParams({ ...(isOfPlan ? { plan: PLAN } : {}), ...more });
  const response = await who.sends(
    `/import/${kind}?${query}`,
    file,
    typeof file === 'string' ? 'sheet.csv' : 'sheet.xlsx',
  );
  return { status: response.status, ...((await response.json()) as Omit<SentAnswer, 'status'>) };
};

/** Rows that are not SAME, or of which something was noticed. */
export const touched = ({ rows }: SentAnswer): SentRow[] =>
  rows.filter(({ outcome, notices }) => outcome !== 'SAME' || notices.length);
