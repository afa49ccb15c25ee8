import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import { shownAmount } from '../../domain/money/index.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ChangeClock, ChangeKind } from '../../vocabulary/index.js';
import type { ExampleType } from '../examples.js';
import { knownUntil } from '../money/seen.js';
import { planMembers } from '../money/weights.js';
import { all, type Condition, oneOf } from '../search.js';
import { changeColumns, changeSources, type StoredKind } from './changeSources.js';

/** Which changes are asked for. */
export interface ChangesGiven {
  since: string;
  until: string;
  by: ChangeClock;
  kinds: readonly ChangeKind[];
  newestFirst: boolean;
}

/** A change. */
export interface ChangeRow {
  kind: ChangeKind;
  at: string;
  effectiveOn: string;
  title: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  nodeType: ExampleType;
  nodeId: number;
  /** What it is ordered by; unique. */
  position: string;
}

/** The ends of a span of days as moments: the last millisecond of each day in the time zone of the plan. */
export interface Ends {
  since: Moment;
  until: Moment;
  /** End of the later day. */
  closesAt: string;
}

const unionAll = sql`
      union all`;

/** A fact, which is "word number", so that as text it is in the order of the numbers. */
const inOrder = sql`split_part(c.fact, ' ', 1) || ' ' || lpad(split_part(c.fact, ' ', 2), 10, '0')`;

/** Order of changes `c`: by the clock, then by what they are; unique, and no later write moves it. */
const positionOf = (by: ChangeClock) =>
  by === 'EFFECTIVE'
    ? sql`c.effective_on::text || ' ' || c.kind || ' ' || ${inOrder}`
    : sql`to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US ') || c.kind || ' ' || ${inOrder}`;

/** The last millisecond of a day in a time zone, in UTC. */
const endOf = (value: string, timeZone: string) => sql<string>`to_char(
        least(
          ((${value}::date + 1)::timestamp at time zone ${timeZone}) - interval '1 millisecond',
          '9999-12-31 23:59:59.999+00'
        ) at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'
      )`;

/** Changes `c` within the span, by the clock. */
const within = ({ since, until, by }: ChangesGiven, ends: Ends): Condition[] =>
  by === 'EFFECTIVE'
    ? [sql<boolean>`c.effective_on > ${since}::date`, sql<boolean>`c.effective_on <= ${until}::date`]
    : [
        sql<boolean>`c.at > ${ends.since.knownAt}::timestamptz`,
        sql<boolean>`c.at <= ${ends.until.knownAt}::timestamptz`,
      ];

/** The kinds asked for that are found in rows, each once. */
const storedKinds = ({ kinds }: ChangesGiven) =>
  (Object.keys(changeSources) as StoredKind[]).filter((kind) => kinds.includes(kind));

/** The expression `placed`: changes that are found in rows, each with its place in the order. */
const placed = (plan: Row<ActionPlan>, given: ChangesGiven, ends: Ends, lens: Lens) => {
  const kinds = storedKinds(given);
  const sources = kinds.map((kind) => changeSources[kind]({ plan, by: given.by, lens }));
  const seen = [sql<boolean>`c.effective_on <= ${lens.asOf}::date`, sql<boolean>`c.at <= ${knownUntil(lens)}`];
  return sql`with
    -- one row is a project that counts in the plan
    members as materialized ${planMembers([plan.id])},
    -- one row is a change
    every (${changeColumns}) as (${sql.join(sources, unionAll)}
    ),
    -- one row is a change that is asked for, with its place in the order
    placed as (
      select c.*, ${positionOf(given.by)} as position
      from every c
      where ${all([...within(given, ends), ...seen, oneOf(sql`c.kind`, kinds)])}
    )`;
};

/** An amount with its currency, "100000.0000 AUD", with the decimals that the currency has. */
const inMoney = (text: string | null): string | null => {
  const [amount = '', currency = ''] = text?.split(' ') ?? [];
  return text && `${shownAmount(amount, currency)} ${currency}`;
};

/** What moved in a plan between the ends of two days. */
export const changeLoaders = (db: Reader, lens: Lens) => ({
  /** The ends of the days, in the plan's time zone and within what the lens knows. */
  endsOf: async ({ timeZone }: Row<ActionPlan>, { since, until, by }: ChangesGiven): Promise<Ends> => {
    const { rows } = await sql<{ since: string; until: string }>`
    select
      ${endOf(since, timeZone)} as since,
      ${endOf(until, timeZone)} as until`.execute(db);
    const known = (moment: string | undefined): string | null => {
      if (by === 'EFFECTIVE' || moment === undefined) return lens.knownAt;
      return lens.knownAt !== null && lens.knownAt < moment ? lens.knownAt : moment;
    };
    return {
      since: { asOf: since, askedAt: null, knownAt: known(rows[0]?.since) },
      until: { asOf: until, askedAt: null, knownAt: known(rows[0]?.until) },
      closesAt: rows[0]?.until ?? '',
    };
  },

  /** The changes found in rows, in order, after a position of that order. */
  changeRows: async (
    plan: Row<ActionPlan>,
    given: ChangesGiven,
    ends: Ends,
    after: string | null,
    limit: number,
  ): Promise<ChangeRow[]> => {
    if (!storedKinds(given).length || limit < 1) return [];
    const [beyond, direction] = given.newestFirst ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
    const { rows } = await sql<ChangeRow>`
    ${placed(plan, given, ends, lens)}
    select *
    from placed
    where ${after}::text is null or position collate "C" ${beyond} ${after}
    order by position collate "C" ${direction}
    limit ${limit}`.execute(db);
    return rows.map((row) => (row.kind === 'MONEY' ? { ...row, from: inMoney(row.from), to: inMoney(row.to) } : row));
  },

  /** How many changes there are in rows. */
  changeCount: async (plan: Row<ActionPlan>, given: ChangesGiven, ends: Ends): Promise<number> => {
    if (!storedKinds(given).length) return 0;
    const { rows } = await sql<{ count: number }>`
    ${placed(plan, given, ends, lens)}
    select count(*)::int as count
    from placed`.execute(db);
    return rows[0]?.count ?? 0;
  },
});
