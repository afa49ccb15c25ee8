import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { now } from '../../clock.js';
import type { Context } from '../../context.js';
import { type ListName, toCursor } from '../../domain/cursor.js';
import { toWindow } from '../../domain/paging.js';
import type { Progress } from '../../domain/progress/index.js';
import { badInput } from '../../domain/Refusal.js';
import type { ActionPlan } from '../../entities/plan/index.js';
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
      position: `~ ${String(action.number).padStart(6, '0')}`, // after every date
    };
  });
};

/** The amount in a change of money, which is written as "100000.00 AUD". */
const moneyIn = (text: string | null): MoneyAnswer | null => {
  const [amount, currency] = text?.split(' ') ?? [];
  return amount && currency ? { amount, currency } : null;
};

/** What changed between two days. */
@Resolver(() => Change)
export class ChangesResolver {
  @Query(() => ChangeConnection, {
    description:
      'Changes between two days: money, projects, links, reports, assessments, oldest first, then statuses. Error: NOT_FOUND if there is no such plan.',
  })
  async changes(@Args(() => ChangesArgs) given: ChangesArgs, @Ctx() context: Context): Promise<Page<ChangeRow>> {
    const { loaders, lens } = context;
    const plan = await requiredPlan(given.plan, context);
    const until = earlier(given.until ?? lens.asOf, lens.asOf);
    if (given.since > until) throw badInput(`since ${given.since} is after until ${until}; take an earlier day`);
    const choice: ChangesGiven = {
      since: given.since,
      until,
      by: given.by ?? ChangeClock.EFFECTIVE,
      kinds: given.kinds ?? Object.values(ChangeKind),
    };
    const list: ListName = {
      list: 'changes',
      order: choice.by,
      orderType: 'text',
      filter: { plan: plan.code, since: given.since, until: given.until, kinds: given.kinds },
      lens,
    };
    const window = toWindow({ first: given.first ?? null, after: given.after ?? null }, list);
    const { size } = window;
    const after = window.after?.value ?? null;
    const ends = await loaders.endsOf(plan, choice);
    let moved: ReturnType<typeof statusMoves> | undefined;
    // Asked for by the rows and by the count: compared once.
    const moves = async () => {
      if (!choice.kinds.includes('STATUS')) return [];
      moved ??= statusMoves(plan, ends, context);
      return moved;
    };
    return pageOf<ChangeRow>({
      window,
      ownerId: null,
      read: async () => {
        const rows = await loaders.changeRows(plan, choice, ends, after, size + 1);
        if (rows.length > size) return rows;
        return [...rows, ...(await moves()).filter(({ position }) => after === null || position > after)];
      },
      count: async () => (await loaders.changeCount(plan, choice, ends)) + (await moves()).length,
      cursorOf: ({ position, nodeId }) => toCursor(list, { value: position, id: nodeId, ownerId: null }),
    });
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
