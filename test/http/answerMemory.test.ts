import { expect, test } from '@jest/globals';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { nodeById, plansAtRevision, plansByCode } from '../operations/http/service.js';
import { until } from '../support/patience.js';
import { sqlSent } from '../support/sql.js';
import { tracker } from '../support/tracker.js';

const remembering = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });

const writePlan = async (code: string) => {
  const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
  const plan = { code, title: code, startDate: '2027-01-01', endDate: '2030-12-31', provenance };
  await importDataset(remembering.database, parseDataset({ plans: [plan] }), code);
};

const read = async () => {
  const { data, sql } = await remembering.run(plansAtRevision);
  return { codes: data.plans.map(({ code }) => code), revision: data.lens.revision, statements: sql.length };
};

test('answers the same question from memory once it knows of the last write', async () => {
  await writePlan('ONE');

  // word of a write comes through the database, which takes its time
  await until(async () => {
    const { revision, statements } = await read();
    return revision === '1' && statements === 0;
  });

  expect(await read()).toEqual({ codes: ['ONE'], revision: '1', statements: 0 });
});

test('forgets its answers when somebody writes', async () => {
  const before = await read();
  await until(async () => (await read()).statements === 0);
  await writePlan('TWO');

  await until(async () => (await read()).revision !== before.revision);

  const after = await read();
  expect(after.codes).toEqual([...before.codes, 'TWO']);
  expect(Number(after.revision)).toBe(Number(before.revision) + 1);
});

test('does not remember errors', async () => {
  const requestIds: unknown[] = [];
  for (let sent = 0; sent < 3; sent += 1) {
    const { errors } = await remembering.run(nodeById, { id: 'x' });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    requestIds.push(errors[0]?.extensions.requestId);
  }

  expect(new Set(requestIds).size).toBe(3);
});

/** Whether it knows of a plan, and of no later write. */
const knows = async (code: string) => {
  const { data, sql } = await remembering.run(plansByCode);
  return data.plans.some((plan) => plan.code === code) && sql.length === 0;
};

test('computes a question once that many ask at the same time', async () => {
  await writePlan('THREE');
  await until(() => knows('THREE'));
  const before = sqlSent().length;

  const answers = await Promise.all(Array.from({ length: 500 }, () => remembering.run(plansAtRevision)));

  expect(new Set(answers.map(({ data }) => data.plans.length)).size).toBe(1);
  expect(sqlSent().slice(before)).toHaveLength(2); // what one of them takes
});

test('never goes back to an earlier revision, whatever it is told late', async () => {
  const { revision: earlier } = await read();
  await until(async () => (await read()).statements === 0);
  await writePlan('FIVE');
  await until(async () => (await read()).revision !== earlier);
  const seen: number[] = [];

  await remembering.orm.em.fork().execute("select pg_notify('ap_is_tracker_revision', ?)", [earlier]);
  await writePlan('SIX'); // word of it comes after the late word
  await until(async () => {
    const { codes, revision } = await read();
    seen.push(Number(revision));
    return codes.includes('SIX');
  });

  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen[0]).toBeGreaterThan(Number(earlier));
});

test('answers nothing from memory that is said twice, or cannot be read', async () => {
  const query = `query=${encodeURIComponent('{ tools { title } }')}`;
  const ask = async (asked: string) => (await remembering.get(`/graphql?${asked}`)).status;
  expect(await ask(query)).toBe(200);

  expect([await ask(`${query}&variables=x`), await ask(`${query}&${query}`)]).toEqual([400, 400]);
});
