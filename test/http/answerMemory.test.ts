import { expect, test } from '@jest/globals';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { tracker } from '../support/tracker.js';

const remembering = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });

const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
const plan = (code: string) =>
  parseDataset({ plans: [{ code, title: code, startDate: '2027-01-01', endDate: '2030-12-31', provenance }] });
const codes = async () => {
  const { data, sql } = await remembering.ask('{ plans { code } lens { revision } }');
  return {
    codes: (data.plans as { code: string }[]).map(({ code }) => code),
    revision: (data.lens as { revision: string }).revision,
    statements: sql.length,
  };
};

/** Reads again until it holds: word of a write comes through the database, which takes its time. */
const until = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
  for (let tries = 0; ; tries += 1) {
    const value = await read();
    if (holds(value)) return value;
    if (tries === 500) throw new Error(`never held; last: ${JSON.stringify(value)}`);
  }
};

test('answers the same question from memory until somebody writes', async () => {
  await importDataset(remembering.orm, plan('ONE'), 'one');
  const first = await until(codes, ({ revision, statements }) => revision === '1' && statements === 0);
  await importDataset(remembering.orm, plan('TWO'), 'two');
  const second = await until(codes, ({ revision }) => revision === '2');

  expect(first).toEqual({ codes: ['ONE'], revision: '1', statements: 0 });
  expect(second.codes).toEqual(['ONE', 'TWO']);
});

test('does not remember errors', async () => {
  const ask = () => remembering.ask('{ node(id: "x") { id } }');
  await ask();

  expect((await ask()).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await ask()).errors[0]?.extensions.requestId).not.toBe((await ask()).errors[0]?.extensions.requestId);
});
