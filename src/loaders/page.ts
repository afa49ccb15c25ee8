import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import { checkOwner, type ListName, type OrderType, type Position, toCursor } from '../domain/cursor.js';
import type { Lens } from '../domain/lens.js';
import { type PageArguments, toWindow } from '../domain/paging.js';
import { neverAbsent } from './batch.js';
import { all, type Condition } from './search.js';

/** What a list is ordered by. The id of the row breaks ties, so that pages never overlap. */
export interface Order {
  name: string;
  /** Never null. */
  by: RawBuilder<unknown>;
  type: OrderType;
  descending: boolean;
}

/** A list: where its rows come from (with the alias `item`), which of them, and in which order. */
export interface ListSource {
  /** The field that gives it, such as "Pillar.projects". */
  list: string;
  lens: Lens;
  /** The arguments that `where` is made of. */
  filter: object;
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
  /** Number of the parent; null in a list without parents. */
  ownerId: number | null;
}

type Parents = readonly number[] | null;

type Found<R> = R & { id: number; ownerId: number | null; position: string };

/** A statement for each of the parents, as `parent.id`; without parents the statement alone. */
const forEach = <R>(parents: Parents, statement: RawBuilder<unknown>) =>
  parents
    ? sql<R>`
        select parent.id as owner_id, item.*
        from unnest(${[...parents]}::int[]) as parent(id)
          cross join lateral (${statement}) as item`
    : sql<R>`
        select null::int as owner_id, item.*
        from (${statement}) as item`;

const beyond = ({ by, type, descending }: Order, { value, id }: Position, later: boolean): Condition => {
  const sign = sql.raw(later === descending ? '<' : '>');
  return sql<boolean>`(${by}, item.id) ${sign} (${value}::${sql.raw(type)}, ${id}::int)`;
};

const conditionsOf = ({ where, ofParent }: ListSource): Condition[] => [...where, ...(ofParent ? [ofParent] : [])];

type Window = ReturnType<typeof toWindow>;

/** The rows of a window, and one more where the list goes on beyond it. */
const rowsOf = async <R>(db: Reader, source: ListSource, window: Window, parents: Parents): Promise<Found<R>[]> => {
  const { from, order } = source;
  const conditions = conditionsOf(source);
  if (window.after) conditions.push(beyond(order, window.after, true));
  if (window.before) conditions.push(beyond(order, window.before, false));
  const direction = sql.raw(order.descending === window.backward ? 'asc' : 'desc');
  const items = sql`
    select item.*, ${order.by}::text as position
    from ${from}
    where ${all(conditions)}
    order by ${order.by} ${direction}, item.id ${direction}
    limit ${window.size + 1}`;
  return (await forEach<Found<R>>(parents, items).execute(db)).rows;
};

const countsOf = async (db: Reader, source: ListSource, parents: Parents) => {
  const count = sql`
    select count(*)::int as count
    from ${source.from}
    where ${all(conditionsOf(source))}`;
  const { rows } = await forEach<{ ownerId: number | null; count: number }>(parents, count).execute(db);
  return new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
};

const nameOf = ({ list, lens, filter, order: { name, type, descending } }: ListSource): ListName => ({
  list,
  lens,
  filter,
  order: `${name} ${descending ? 'DESC' : 'ASC'}`,
  orderType: type,
});

/** What a page is made of. */
interface PageParts<R> {
  window: Window;
  ownerId: number | null;
  /** The rows from the end where the page begins, and one more where the list goes on beyond it. */
  read(): Promise<R[]>;
  count(): Promise<number>;
  cursorOf(row: R): string;
}

/** A page that reads its rows, or counts the list, when first asked for. */
export const pageOf = <R>({ window, ownerId, read, count, cursorOf }: PageParts<R>): Page<R> => {
  const readEdges = async () => {
    const rows = await read();
    const shown = rows.slice(0, window.size);
    if (window.backward) shown.reverse();
    return {
      edges: shown.map((node) => ({ node, cursor: cursorOf(node), ownerId })),
      hasMore: rows.length > window.size,
    };
  };
  let found: ReturnType<typeof readEdges> | undefined;
  let counted: Promise<number> | undefined;
  const shown = () => {
    found ??= readEdges();
    return found;
  };
  return {
    get edges() {
      return shown().then(({ edges }) => edges);
    },
    get nodes() {
      return shown().then(({ edges }) => edges.map(({ node }) => node));
    },
    get pageInfo() {
      return shown().then(({ edges, hasMore }) => ({
        hasNextPage: window.backward ? window.before !== null : hasMore,
        hasPreviousPage: window.backward ? hasMore : window.after !== null,
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }));
    },
    get totalCount() {
      counted ??= count();
      return counted;
    },
  };
};

/** Gives the page below each parent. Whichever page is asked first reads the rows, or the counts, of all of them. */
const reading = <R>(db: Reader, source: ListSource, given: PageArguments, parents: Parents) => {
  const name = nameOf(source);
  const window = toWindow(given, name);
  let found: Promise<Map<number | null, Found<R>[]>> | undefined;
  let counts: ReturnType<typeof countsOf> | undefined;

  return (ownerId: number | null): Page<R> =>
    pageOf<Found<R>>({
      window,
      ownerId,
      read: async () => {
        for (const position of [window.after, window.before]) checkOwner(position, ownerId);
        found ??= rowsOf<R>(db, source, window, parents).then((rows) => Map.groupBy(rows, (row) => row.ownerId));
        return (await found).get(ownerId) ?? [];
      },
      count: async () => {
        counts ??= countsOf(db, source, parents);
        return (await counts).get(ownerId) ?? neverAbsent();
      },
      cursorOf: ({ position, id }) => toCursor(name, { value: position, id, ownerId }),
    });
};

/** One page of a list for each parent: one statement for all rows, and one for all counts if any is asked for. */
export const pages = async <R>(
  db: Reader,
  source: ListSource,
  given: PageArguments,
  parents: readonly number[],
): Promise<Map<number, Page<R>>> => {
  const below = reading<R>(db, source, given, parents);
  return new Map(parents.map((id) => [id, below(id)]));
};

/** The one page of a list without parents. */
export const page = async <R>(db: Reader, source: ListSource, given: PageArguments): Promise<Page<R>> =>
  reading<R>(db, source, given, null)(null);
