import { expect, test } from '@jest/globals';
import { now } from '../../src/clock.js';
import type { GoldenChangesQuery, GoldenChangesQueryVariables } from '../generated/graphql.js';
import { goldenChanges } from '../operations/analysis/changes.js';
import { goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

const changes = async (given: GoldenChangesQueryVariables) => {
  const { data, errors } = await golden.run(goldenChanges, given);
  expect(errors).toEqual([]);
  return data.changes;
};

test('lists money by the day that it moved', async () => {
  const { nodes } = await changes({ since: '2024-06-30', by: 'EFFECTIVE', kinds: ['MONEY'] });

  expect(nodes.map(({ title, to, effectiveOn }) => `${title} of ${to} on ${effectiveOn}`)).toEqual([
    'PRJ-4: outgoing commitment of 100000.00 AUD on 2024-07-01',
  ]);
  expect(nodes.map(({ fromMoney, toMoney }) => [fromMoney, toMoney])).toEqual([
    [null, { amount: '100000.00', currency: 'AUD' }],
  ]);
});

test('lists money by the moment that it became known', async () => {
  const { nodes } = await changes({ since: '2024-06-30', by: 'RECORDED', kinds: ['MONEY'] });

  expect(nodes.map(({ title, effectiveOn, at }) => [title, effectiveOn, at.slice(0, 10)])).toEqual([
    ['PRJ-4: outgoing commitment', '2024-07-01', '2024-07-02'],
    ['PRJ-2: disbursement', '2024-03-31', '2024-08-15'],
  ]);
});

test('finds statuses that moved by evaluating both ends, and says why', async () => {
  const { nodes } = await changes({ since: '2023-12-31', until: '2024-12-31', by: 'EFFECTIVE', kinds: ['STATUS'] });

  expect(nodes).toEqual([
    expect.objectContaining({
      title: 'A1.1: A1.1',
      from: 'OFF_TRACK',
      to: 'AT_RISK',
      reason: expect.stringContaining('progress 0.2 where 0.3995'),
      node: { __typename: 'Action' },
    }),
    expect.objectContaining({ title: 'A1.2: A1.2', from: 'NO_DATA', to: 'AT_RISK' }),
    expect.objectContaining({ title: 'A2.1: A2.1', from: 'NO_DATA', to: 'AT_RISK' }),
  ]);
});

test('goes by the day that things happened unless asked otherwise: a first load is known of one day only', async () => {
  const since = '2024-06-30';

  expect(await changes({ since })).toEqual(await changes({ since, by: 'EFFECTIVE' }));
});

test('counts all changes on all pages, and what is found by evaluation too', async () => {
  const given = { since: '2021-12-31', by: 'EFFECTIVE' } as const;
  const all = await changes({ ...given, first: 100 });

  expect(all.totalCount).toBe(all.nodes.length);
  expect(await changes({ ...given, first: 1, after: all.edges[2]?.cursor ?? null })).toMatchObject({
    totalCount: all.totalCount,
    nodes: [all.nodes[3]],
  });
  expect((await changes({ ...given, kinds: ['STATUS'] })).totalCount).toBe(
    all.nodes.filter(({ kind }) => kind === 'STATUS').length,
  );
});

test('names no moment to come, also where the later day is not over', async () => {
  const moments = await Promise.all(
    ['2026-11-01', '2090-01-01'].map(async (asOf) => {
      const { nodes } = await changes({ since: '2023-12-31', by: 'EFFECTIVE', asOf, kinds: ['STATUS'] });
      return nodes.map(({ at }) => at);
    }),
  );

  const [past = [], future = []] = moments;
  expect(past[0]).toBe('2026-11-01T16:59:59.999Z');
  expect(future.length).toBeGreaterThan(0);
  expect(future.filter((at) => at > now().toISOString())).toEqual([]);
});

test('knows the end of the last day of all, in every time zone', async () => {
  const em = golden.orm.em.fork();
  await em.execute("update action_plan set time_zone = 'America/Bogota'");

  const { nodes } = await changes({ since: '0001-01-01', asOf: '9999-12-31', kinds: ['STATUS'] });

  await em.execute("update action_plan set time_zone = 'Asia/Bangkok'");
  expect(nodes.length).toBeGreaterThan(0);
});

/** All pages of a list, of two changes each. */
const inPages = async (given: GoldenChangesQueryVariables) => {
  const paged: GoldenChangesQuery['changes']['nodes'] = [];
  for (let after: string | null | undefined, more = true; more; ) {
    const { nodes, pageInfo } = await changes({ ...given, first: 2, after });
    paged.push(...nodes);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  return paged;
};

test('comes in pages that leave nothing out, in a stable order', async () => {
  const given = { since: '2021-12-31', by: 'EFFECTIVE' } as const;
  const all = await changes({ ...given, first: 100 });

  expect(all.nodes.length).toBeGreaterThan(8);
  expect(await inPages(given)).toEqual(all.nodes);
});

test.each(['EFFECTIVE', 'RECORDED'] as const)('begins with its end on request, by %s', async (by) => {
  const given = { since: '2021-12-31', by } as const;
  const oldest = await changes({ ...given, first: 100 });
  const newest = await changes({ ...given, first: 100, newestFirst: true });

  expect(newest.nodes).toEqual([...oldest.nodes].reverse());
  expect(newest.totalCount).toBe(oldest.totalCount);
  expect(await inPages({ ...given, newestFirst: true })).toEqual(newest.nodes);
});

test('refuses a cursor of the other order', async () => {
  const given = { since: '2021-12-31', by: 'EFFECTIVE' } as const;
  const { pageInfo } = await changes({ ...given, first: 1 });
  const { errors } = await golden.run(goldenChanges, { ...given, after: pageInfo.endCursor, newestFirst: true });

  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('takes as many statements whichever end comes first', async () => {
  const given = { since: '2021-12-31', first: 100 } as const;
  const oldest = await golden.run(goldenChanges, given);
  const newest = await golden.run(goldenChanges, { ...given, newestFirst: true });

  expect(newest.sql).toHaveLength(oldest.sql.length);
});
