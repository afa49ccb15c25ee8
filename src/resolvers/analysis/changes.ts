import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { toCursor } from '../../domain/cursor.js';
import { toWindow } from '../../domain/paging.js';
import type { Progress } from '../../domain/progress/index.js';
import { badInput } from '../../domain/Refusal.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ChangeRow, ChangesGiven, Ends } from '../../loaders/analysis/index.js';
import { Change, ChangeConnection, ChangesArgs } from '../../schema/analysis/index.js';
import { ChangeClock, ChangeKind } from '../../vocabulary/index.js';
import { nodeOf } from '../nodeRow.js';
import { requiredPlan } from '../plan/requiredPlan.js';

const inWords = ({ statusSource, assessmentNote, value, expected }: Progress): string => {
  if (statusSource === 'ASSESSED') return `assessed: ${assessmentNote}`;
  if (statusSource === 'REPORTED') return 'reported';
  return value === null ? 'nothing known' : `progress ${value} where ${expected} was to be expected`;
};

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
      at: ends.closesAt,
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

/** What changed between two days. */
@Resolver(() => Change)
export class ChangesResolver {
  @Query(() => ChangeConnection, {
    description:
      'Changes between two days: money, projects, links, reports, assessments, oldest first, then statuses. Error: NOT_FOUND if there is no such plan.',
  })
  async changes(@Args(() => ChangesArgs) given: ChangesArgs, @Ctx() context: Context): Promise<ChangeConnection> {
    const { loaders, lens } = context;
    const plan = await requiredPlan(given.plan, context);
    const until = [given.until ?? lens.asOf, lens.asOf].sort()[0] as string;
    if (given.since > until) throw badInput(`since ${given.since} is after until ${until}; take an earlier day`);
    const choice: ChangesGiven = {
      since: given.since,
      until,
      by: given.by ?? ChangeClock.RECORDED,
      kinds: given.kinds ?? Object.values(ChangeKind),
    };
    const order = `CHANGES ${choice.by}`;
    const { size, after } = toWindow({ first: given.first ?? null, after: given.after ?? null }, order);
    const ends = await loaders.endsOf(plan, choice);
    const rows = await loaders.changeRows(plan, choice, ends, after?.value ?? null, size + 1);
    if (rows.length <= size && choice.kinds.includes('STATUS')) {
      rows.push(...(await statusMoves(plan, ends, context)).filter(({ position }) => !after || position > after.value));
    }
    const edges = rows
      .slice(0, size)
      .map((row) => ({ node: row as unknown as Change, cursor: toCursor(order, { value: row.position, id: 0 }) }));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: rows.length > size,
        hasPreviousPage: after !== null,
        startCursor: edges.at(0)?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }

  @FieldResolver()
  async node(@Root() { nodeType, nodeId }: ChangeRow, @Ctx() context: Context): Promise<object | null> {
    return nodeOf(nodeType, nodeId, context);
  }
}
