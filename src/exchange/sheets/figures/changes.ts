import { badInput } from '../../../domain/Refusal.js';
import { ChangeClock, ChangeKind } from '../../../vocabulary/index.js';
import { dayIn, listIn } from '../feeds/parameters.js';
import { amount, day, type Figure, type Line, moment, text } from './Figure.js';

const QUERY = `query Changes(
  $plan: String!, $since: Date!, $until: Date, $by: ChangeClock!, $kinds: [ChangeKind!], $after: String
) {
  changes(plan: $plan, since: $since, until: $until, by: $by, kinds: $kinds, first: 100, after: $after) {
    nodes {
      kind effectiveOn at title from to reason
      fromMoney { amount currency }
      toMoney { amount currency }
      node { __typename id }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Money {
  amount: string;
  currency: string;
}

interface Answer {
  changes: {
    nodes: {
      kind: string;
      effectiveOn: string;
      at: string;
      title: string;
      from: string | null;
      to: string | null;
      reason: string | null;
      fromMoney: Money | null;
      toMoney: Money | null;
      node: { __typename: string; id: string } | null;
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** `changes` */
export const changes: Figure = {
  name: 'changes',
  title: 'Changes',
  description: 'A change between two days: of money, a project, links, a report, an assessment or a status.',
  isOfPlan: true,
  hasMoney: false,
  filters: ['since', 'until', 'by', 'kinds'],
  needs: ['since'],
  isPersonal: false,
  columns: () => [
    text('kind', 'Kind of change.'),
    day('effective_on', 'Day from which it holds.'),
    moment('at', 'Moment at which the tracker learned of it.'),
    text('title', 'What changed, beginning with a code.'),
    text('from', 'Value before; empty if there was none.'),
    text('to', 'Value after.'),
    amount('from_amount', 'Amount before, of a change of MONEY.'),
    amount('to_amount', 'Amount after, of a change of MONEY.'),
    text('currency', 'Currency of these amounts.'),
    text('reason', 'Reason; empty where it is not known.'),
    text('type', 'Type of what changed, in the API.'),
    text('id', 'Id of it, in the API.'),
  ],
  lines: async (ask, given) => {
    const since = dayIn(given, 'since');
    if (since === undefined) throw badInput('since: say from which day, such as 2026-01-01');
    const [by = 'EFFECTIVE'] = listIn(given, 'by', ChangeClock) ?? [];
    const asked = {
      plan: given.plan,
      since,
      until: dayIn(given, 'until'),
      by,
      kinds: listIn(given, 'kinds', ChangeKind),
    };
    const lines: Line[] = [];
    for (let after: string | null = null; ; ) {
      const { changes: page } = (await ask(QUERY, { ...asked, after })) as Answer;
      lines.push(
        ...page.nodes.map(({ effectiveOn, fromMoney, toMoney, node, ...same }) => ({
          ...same,
          effective_on: effectiveOn,
          from_amount: fromMoney?.amount ?? null,
          to_amount: toMoney?.amount ?? null,
          currency: (toMoney ?? fromMoney)?.currency ?? null,
          type: node?.__typename ?? null,
          id: node?.id ?? null,
        })),
      );
      if (!page.pageInfo.hasNextPage) return lines;
      after = page.pageInfo.endCursor;
    }
  },
};
