import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import { Refusal } from '../../domain/Refusal.js';
import {
  type AnyFeed,
  checkNames,
  columnsIn,
  type Described,
  type Figure,
  feedWanted,
  figures,
  lensIn,
  planNamed,
  type SheetKind,
  sheetKinds,
  type Table,
  tableOf,
  takenBy,
} from '../../exchange/sheets/index.js';
import { askApi } from './askApi.js';
import { checkBasis, type DataParts, type DataRequest } from './dataRequest.js';

/** A feed that is ready to be sent. */
export interface Feed {
  described: Described;
  /** Made once it is known that the client has not got it already. */
  table(): Promise<Table>;
}

const wayBack = ({ name, isOfPlan }: SheetKind): string =>
  `Change or add rows, and send the file with your token to /import/${name}${isOfPlan ? '?plan=…' : ''}, or give it to somebody who may: row by row the answer says what that would change, before it does. Keep the columns that name a row, and those that you change: a column that is left out says nothing, an empty cell empties what it stands for. Grey columns are shown only.`;

/** The feed of a kind of sheet. Throws for what it does not take. */
const kindFeed = async (kind: SheetKind, asked: DataRequest, licence: string | null): Promise<Feed> => {
  const { operation, given, askedAt } = asked;
  const { plan, lens, table } = await feedWanted(reader(operation.em), kind, given, asked);
  checkBasis(lens, asked.viewer);
  const described = { ...kind, columns: table.columns, plan: plan?.code ?? null, lens, madeAt: askedAt, licence };
  return { described: { ...described, revision: null, wayBack: wayBack(kind) }, table: async () => table };
};

/** The feed of a figure, which is computed only if it is sent. Throws for what it does not take. */
const figureFeed = async (
  figure: Figure,
  asked: DataRequest,
  { config, schema }: DataParts,
  requestId: string,
): Promise<Feed> => {
  const { operation, viewer, given, today, askedAt } = asked;
  checkNames(given, takenBy(figure), figure.name);
  const lens = lensIn(given, asked);
  checkBasis(lens, viewer);
  if (figure.isPersonal && viewer.subject === null)
    throw new Refusal('UNAUTHENTICATED', `${figure.name} needs a token: send it as "Authorization: Bearer …"`);
  const plan = figure.isOfPlan ? await planNamed(reader(operation.em), given.plan) : null;
  const columns = columnsIn(tableOf(figure.columns(given), []).columns, given);
  return {
    described: {
      ...figure,
      columns,
      plan: plan?.code ?? null,
      lens,
      isOfNow: false,
      revision: null,
      madeAt: askedAt,
      licence: config.DATA_LICENCE ?? null,
      wayBack: null,
    },
    table: async () => {
      const ask = askApi(operation, { schema, viewer, today, requestId, lens });
      const lines = await figure.lines(ask, plan ? { ...given, plan: plan.code } : given);
      return { ...tableOf(figure.columns(given), lines), columns };
    },
  };
};

/** Throws NOT_FOUND for a file that there is not; it says which there are. */
export const notThere = (file: string): never => {
  const kinds = [...sheetKinds, ...figures].map(({ name }) => name);
  throw new Refusal(
    'NOT_FOUND',
    `there is no ${file.slice(0, 80)}; there are ${kinds.join(', ')}, each as .csv, .xlsx and .json`,
  );
};

/** A feed, as it is asked for. Throws for what it does not take. */
export const feedOf = (feed: AnyFeed, asked: DataRequest, parts: DataParts, requestId: string): Promise<Feed> =>
  'intake' in feed
    ? kindFeed(feed, asked, parts.config.DATA_LICENCE ?? null)
    : figureFeed(feed, asked, parts, requestId);

/** The form of a kind: its feed without rows. */
export const templateOf = async (kind: SheetKind, asked: DataRequest, licence: string | null): Promise<Feed> => {
  const feed = await kindFeed(kind, asked, licence);
  const table = await feed.table();
  return { ...feed, table: async () => ({ ...table, rows: sql`${table.rows} limit 0` }) };
};
