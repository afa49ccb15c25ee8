import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { now } from '../../clock.js';
import type { Context } from '../../context.js';
import { type ListName, toCursor } from '../../domain/cursor.js';
import { toWindow } from '../../domain/paging.js';
import { parsePartialDate } from '../../domain/plan/index.js';
import type { Progress } from '../../domain/progress/index.js';
import { badInput } from '../../domain/Refusal.js';
import { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ChangeRow, ChangesGiven, Ends } from '../../loaders/analysis/index.js';
import { type Page, pageOf } from '../../loaders/page.js';
import { Change, ChangeConnection, ChangesArgs } from '../../schema/analysis/index.js';
import { MoneyAnswer } from '../../schema/money/index.js';
import { ChangeClock, ChangeKind } from '../../vocabulary/index.js';
import { nodeOf } from '../nodeRow.js';
import { requiredPlan } from '../plan/requiredPlan.js';

const inWords = ({ statusSource, assessmentNote, value, expected }: Progress): string => {
  if (statusSource === 'ASSESSED') return `assessed: ${assessmentNote}`;
  if (statusSource === 'REPORTED') return 'reported';
  return value === null ? 'nothing known' : `progress ${value} where ${expected} was to be expected`;
};

/** The earlier of two days or moments. */
const earlier = (one: string, other: string): string => (one < other ? one : other);

/** What the positions of statuses begin with: it comes after every date. */
const MOVES = '~';

/** Statuses that differ between the two days, by number of the action. They come after all other changes. */
const statusMoves = async (plan: Row<ActionPlan>, ends: Ends, { loaders }: Context): Promise<ChangeRow[]> => {
  const [before, after] = await loaders.planProgressAt([ends.since, ends.until]).load(plan.id);
  const actions = await loaders.actionsOfPlan({}).load(plan.id);
  return actions.flatMap((action) => {
    const [was, is] = [before, after].map((standings) => standings?.of('action', action.id).progress) as [
      Progress,
      Progress,
    ];
    if (was.status === is.status) return [];
    return {
      kind: ChangeKind.STATUS,
      at: earlier(ends.closesAt, now().toISOString()),
      effectiveOn: ends.until.asOf,
      title: `${action.code}: ${action.title}`,
      from: was.status,
      to: is.status,
      reason: `${inWords(was)}; then ${inWords(is)}`,
      nodeType: 'Action' as const,
      nodeId: action.id,
      position: `${MOVES} ${String(action.number).padStart(6, '0')}`,
    };
  });
};

/** Reads the list of changes: those found in rows, and statuses, which have the last places in the order of positions. */
const readingOf = (plan: Row<ActionPlan>, given: ChangesGiven, ends: Ends, context: Context) => {
  const { loaders } = context;
  let compared: ReturnType<typeof statusMoves> | undefined;
  // Asked for by the rows and by the count: compared once.
  const moves = async () => {
    if (!given.kinds.includes('STATUS')) return [];
    compared ??= statusMoves(plan, ends, context);
    return compared;
  };
  const oldest = async (after: string | null, limit: number): Promise<ChangeRow[]> => {
    const rows = await loaders.changeRows(plan, given, ends, after, limit);
    if (rows.length >= limit) return rows;
    return [...rows, ...(await moves()).filter(({ position }) => after === null || position > after)];
  };
  const newest = async (after: string | null, limit: number): Promise<ChangeRow[]> => {
    const isAmongMoves = after === null || after.startsWith(MOVES);
    const ahead = isAmongMoves ? (await moves()).filter(({ position }) => after === null || position < after) : [];
    const rows = await loaders.changeRows(plan, given, ends, after, limit - ahead.length);
    return [...ahead.reverse(), ...rows];
  };
  return {
    after: given.newestFirst ? newest : oldest,
    count: async () => (await loaders.changeCount(plan, given, ends)) + (await moves()).length,
  };
};

/** The amount in a change of money, which is written as "100000.00 AUD". */
const moneyIn = (text: string | null): MoneyAnswer | null => {
  const [amount, currency] = text?.split(' ') ?? [];
  return amount && currency ? { amount, currency } : null;
};

/** The part of a list of changes that is asked for. Throws BAD_USER_INPUT for days in the wrong order. */
const listChanges = async (
  plan: Row<ActionPlan>,
  given: Omit<ChangesArgs, 'plan'>,
  context: Context,
): Promise<Page<ChangeRow>> => {
  const { loaders, lens } = context;
  const until = earlier(given.until ?? lens.asOf, lens.asOf);
  if (given.since > until) throw badInput(`since ${given.since} is after until ${until}; take an earlier day`);
  const choice: ChangesGiven = {
    since: given.since,
    until,
    by: given.by ?? ChangeClock.EFFECTIVE,
    kinds: given.kinds ?? Object.values(ChangeKind),
    newestFirst: given.newestFirst ?? false,
  };
  const list: ListName = {
    list: 'changes',
    order: choice.newestFirst ? `${choice.by} DESC` : choice.by,
    orderType: 'text',
    filter: { plan: plan.code, since: given.since, until: given.until, kinds: given.kinds },
    lens,
  };
  const window = toWindow({ first: given.first ?? null, after: given.after ?? null }, list);
  const ends = await loaders.endsOf(plan, choice);
  const reading = readingOf(plan, choice, ends, context);
  return pageOf<ChangeRow>({
    window,
    ownerId: null,
    read: () => reading.after(window.after?.value ?? null, window.size + 1),
    count: reading.count,
    cursorOf: ({ position, nodeId }) => toCursor(list, { value: position, id: nodeId, ownerId: null }),
  });
};

/** What changed between two days. */
@Resolver(() => Change)
export class ChangesResolver {
  @Query(() => ChangeConnection, {
    description:
      'Changes between two days: money, projects, links, reports, assessments, oldest first, then statuses; the other way round with `newestFirst`. Error: NOT_FOUND if there is no such plan.',
  })
  async changes(@Args(() => ChangesArgs) given: ChangesArgs, @Ctx() context: Context): Promise<Page<ChangeRow>> {
    return listChanges(await requiredPlan(given.plan, context), given, context);
  }

  @FieldResolver(() => MoneyAnswer, { nullable: true })
  fromMoney(@Root() { kind, from }: ChangeRow): MoneyAnswer | null {
    return kind === 'MONEY' ? moneyIn(from) : null;
  }

  @FieldResolver(() => MoneyAnswer, { nullable: true })
  toMoney(@Root() { kind, to }: ChangeRow): MoneyAnswer | null {
    return kind === 'MONEY' ? moneyIn(to) : null;
  }

  @FieldResolver()
  async node(@Root() { nodeType, nodeId }: ChangeRow, @Ctx() context: Context): Promise<object | null> {
    return nodeOf(nodeType, nodeId, context);
  }
}

/** What changed in a plan since its people last met. */
@Resolver(() => ActionPlan)
export class ChangesOfPlanResolver {
  @FieldResolver(() => ChangeConnection, {
    description:
      "Changes since the last meeting (`lastMeeting`), newest first, by the day on which they happened; since the plan's first day where there was no meeting. Go on with `changes(since:, after:)`.",
  })
  async changesSinceLastMeeting(
    @Root() plan: Row<ActionPlan>,
    @Arg('first', () => Int, { nullable: true, defaultValue: 5, description: 'Number of changes, at most 100.' })
    first: number | null,
    @Arg('kinds', () => [ChangeKind], { nullable: true, description: 'Kinds of change. Default: all.' })
    kinds: ChangeKind[] | null,
    @Ctx() context: Context,
  ): Promise<Page<ChangeRow>> {
    const meeting = await context.loaders.lastMeeting();
    const met = meeting && parsePartialDate(meeting.start)?.latest;
    const since = earlier(met ?? plan.startDate, context.lens.asOf);
    return listChanges(plan, { since, first, kinds, newestFirst: true }, context);
  }
}
