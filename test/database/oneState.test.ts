import { beforeAll, expect, test } from '@jest/globals';
import { ticks } from '../../src/clock.js';
import { READ } from '../../src/database/purposes.js';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';
import type { MoneyEverywhereQuery, TransactionInput } from '../generated/graphql.js';
import { moneyEverywhere } from '../operations/database/state.js';
import { recordTransactions } from '../operations/money/writes.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import type { Person } from '../support/Person.js';
import { type Tracker, tracker } from '../support/tracker.js';

// Two pillars with a project each, on which every write commits one dollar: all sums follow from the revision.

const bundle = {
  plan: { code: 'ONE', start: '2025-01-01', end: '2027-12-31' },
  pillars: ['1', '2'].map((number) => ({ code: `P${number}`, actions: [`A${number}`] })),
  projects: ['1', '2'].map((number) => ({ code: `ONE-${number}`, actions: { [`A${number}`]: 100 } })),
};
const dollar = (project: string): TransactionInput => ({
  project,
  type: 'OUTGOING_COMMITMENT',
  value: { amount: '1', currency: 'USD' },
  transactionDate: '2025-06-01',
});

const settings = { RATE_LIMIT: '1000000', REQUEST_DEADLINE_MS: '600000' };
const whole = tracker({ template: 'empty', settings });
const loose = tracker({
  template: 'empty',
  settings,
  service: { reading: { ...READ, isolation: 'isolation level read committed read only' } },
});

/** Writes, while three read, until the readers have seen enough. */
const underWrites = async (
  secretariat: Person,
  hasEnough: () => boolean,
  see: (answer: MoneyEverywhereQuery) => void,
) => {
  const write = async () => {
    while (!hasEnough()) {
      const { recordTransactions: written } = await secretariat.asks(recordTransactions, {
        input: [dollar('ONE-1'), dollar('ONE-2')],
      });
      expect(written.userErrors).toEqual([]);
    }
  };
  const read = async () => {
    while (!hasEnough()) {
      const { data, errors } = await secretariat.api.run(moneyEverywhere);
      expect(errors).toEqual([]);
      see(data);
    }
  };
  await Promise.all([write(), read(), read(), read()]);
};

type Sum = { converted: { amount: string } | null };
const amountOf = ({ converted }: Sum) => Number(converted?.amount ?? 0);

/** Every sum that an answer shows of one of the two halves, and of the whole. */
const sumsOf = ({ plan, projects, metrics }: MoneyEverywhereQuery) => {
  const { funding, pillars, actions } = present(plan);
  const halves = [...pillars, ...actions, ...projects.nodes].map((one) => amountOf(one.funding.committed));
  const rows = metrics.rows.map(({ values }) => amountOf(present(values[0]?.money)));
  return { halves: [...halves, ...rows], wholes: [funding.committed, present(metrics.totals[0]?.money)].map(amountOf) };
};

/** Whether all sums of an answer are those of the revision that it names. */
const isOneState = (answer: MoneyEverywhereQuery, begin: number) => {
  const { halves, wholes } = sumsOf(answer);
  const writes = Number(answer.lens.revision) - begin;
  return halves.every((sum) => sum === writes) && wholes.every((sum) => sum === 2 * writes);
};

/** The revision before the first write; the token of the writer is made before. */
const beginOf = async (api: Tracker, secretariat: Person) => {
  await secretariat.authorization();
  return Number((await api.run(moneyEverywhere)).data.lens.revision);
};

beforeAll(async () => {
  for (const api of [whole, loose])
    await importDataset(api.database, readBundle(JSON.stringify(bundle), 'one').dataset, 'one');
});

test('answers each query from the state of the revision that it names, whoever writes meanwhile', async () => {
  const secretariat = person(whole, 'secretariat', 'SECRETARIAT');
  const begin = await beginOf(whole, secretariat);
  const began = ticks();
  const seen = new Set<string>();
  const torn: MoneyEverywhereQuery[] = [];

  await underWrites(
    secretariat,
    () => torn.length > 0 || (seen.size >= 200 && ticks() - began > 20_000),
    (answer) => {
      seen.add(answer.lens.revision);
      if (!isOneState(answer, begin)) torn.push(answer);
    },
  );

  expect(torn).toEqual([]);
  expect(seen.size).toBeGreaterThanOrEqual(200);
});

test('would give torn answers without the transaction around each query', async () => {
  const secretariat = person(loose, 'secretariat', 'SECRETARIAT');
  const begin = await beginOf(loose, secretariat);
  let torn = 0;

  await underWrites(
    secretariat,
    () => torn > 0,
    (answer) => {
      if (!isOneState(answer, begin)) torn += 1;
    },
  );

  expect(torn).toBeGreaterThan(0);
});
