import { expect, test } from '@jest/globals';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { nodeById, plansAtRevision } from '../operations/http/service.js';
import { until } from '../support/patience.js';
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
