import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import { type Position, toCursor } from '../domain/cursor.js';
import { type PageArguments, toWindow } from '../domain/paging.js';
import { all, type Condition } from './search.js';

/** What a list is ordered by. The id of the row breaks ties, so that pages never overlap. */
export interface Order {
  name: string;
  /** Never null. */
  by: RawBuilder<unknown>;
  type: 'text' | 'date' | 'timestamptz' | 'int' | 'numeric';
  descending: boolean;
}

/** A list: where its rows come from (with the alias `item`), which of them, and in which order. */
export interface ListSource {
  from: RawBuilder<unknown>;
  where: readonly Condition[];
  order: Order;
  /** For a list below a parent: which rows are of the parent with the number `parent.id`. */
  ofParent?: Condition;
}

/** A page as connections show it. Its rows and the count are each read when they are first asked for. */
export interface Page<R> {
  readonly edges: Promise<Edge<R>[]>;
  readonly nodes: Promise<R[]>;
  readonly pageInfo: Promise<{
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  }>;
  readonly totalCount: Promise<number>;
}

interface Edge<R> {
  node: R;
  cursor: string;
  ownerId: number;
}

type Found<R> = R & { id: number; ownerId: number; position: string };

const beyond = ({ by, type, descending }: Order, { value, id }: Position, later: boolean): Condition => {
  const sign = sql.raw(later === descending ? '<' : '>');
  return sql<boolean>`(${by}, item.id) ${sign} (${value}::${sql.raw(type)}, ${id}::int)`;
};

const rowsOf = (
  db: Reader,
  { from, where, order, ofParent }: ListSource,
  given: PageArguments,
  parents: readonly number[] | null,
) => {
  const orderName = `${order.name} ${order.descending ? 'DESC' : 'ASC'}`;
  const window = toWindow(given, orderName);
  const conditions = [...where, ...(ofParent ? [ofParent] : [])];
  if (window.after) conditions.push(beyond(order, window.after, true));
  if (window.before) conditions.push(beyond(order, window.before, false));
  const direction = sql.raw(order.descending === window.backward ? 'asc' : 'desc');
  const items = sql`select item.*, ${order.by}::text as position from ${from} where ${all(conditions)} order by ${order.by} ${direction}, item.id ${direction} limit ${window.size + 1}`;
  const statement = parents
    ? sql<
        Found<object>
      >`select parent.id as owner_id, item.* from unnest(${[...parents]}::int[]) as parent(id) cross join lateral (${items}) as item`
    : sql<Found<object>>`select 0 as owner_id, item.* from (${items}) as item`;
  return { window, orderName, read: async () => (await statement.execute(db)).rows };
};

const countsOf = async (
  db: Reader,
  { from, where, ofParent }: ListSource,
  parents: readonly number[] | null,
): Promise<Map<number, number>> => {
  const count = sql`select count(*)::int as count from ${from} where ${all([...where, ...(ofParent ? [ofParent] : [])])}`;
  const statement = parents
    ? sql<{
        ownerId: number;
        count: number;
      }>`select parent.id as owner_id, counted.count from unnest(${[...parents]}::int[]) as parent(id) cross join lateral (${count}) as counted`
    : sql<{ ownerId: number; count: number }>`select 0 as owner_id, counted.count from (${count}) as counted`;
  return new Map((await statement.execute(db)).rows.map((row) => [row.ownerId, row.count]));
};

/**
 * One page of a list for each of many parents (or, with null, of one list without a parent): one statement for the rows,
 * and one more for all counts if any is asked for.
 */
export const pages = async <R>(
  db: Reader,
  source: ListSource,
  given: PageArguments,
  parents: readonly number[] | null,
): Promise<Map<number, Page<R>>> => {
  const { window, orderName, read } = rowsOf(db, source, given, parents);
  let found: Promise<Map<number, Found<R>[]>> | undefined;
  let counts: Promise<Map<number, number>> | undefined;

  const shownTo = async (ownerId: number) => {
    found ??= read().then((rows) => Map.groupBy(rows as Found<R>[], (row) => row.ownerId));
    const some = (await found).get(ownerId) ?? [];
    const shown = some.slice(0, window.size);
    if (window.backward) shown.reverse();
    const edges = shown.map((row) => ({
      node: row as R,
      cursor: toCursor(orderName, { value: row.position, id: row.id }),
      ownerId,
    }));
    return { edges, hasMore: some.length > window.size };
  };

  const pageOf = (ownerId: number): Page<R> => ({
    get edges() {
      return shownTo(ownerId).then(({ edges }) => edges);
    },
    get nodes() {
      return shownTo(ownerId).then(({ edges }) => edges.map(({ node }) => node));
    },
    get pageInfo() {
      return shownTo(ownerId).then(({ edges, hasMore }) => ({
        hasNextPage: window.backward ? window.before !== null : hasMore,
        hasPreviousPage: window.backward ? hasMore : window.after !== null,
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }));
    },
    get totalCount() {
      counts ??= countsOf(db, source, parents);
      return counts.then((all) => all.get(ownerId) ?? 0);
    },
  });
  return new Map((parents ?? [0]).map((id) => [id, pageOf(id)]));
};

/** The one page of a list that hangs below nothing. */
export const page = async <R>(db: Reader, source: ListSource, given: PageArguments): Promise<Page<R>> => {
  const only = (await pages<R>(db, source, given, null)).get(0);
  if (!only) throw new Error('a list without parents has one page');
  return only;
};
