import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { tracker } from './support/tracker.js';

const demo = tracker();
const folder = new URL('../examples/', import.meta.url);

test.each(readdirSync(folder).filter((name) => name.endsWith('.graphql')))('the example %s answers, with something in each of its fields', async (name) => {
  const { status, data, errors } = await demo.ask(readFileSync(new URL(name, folder), 'utf8'));

  expect([status, errors]).toEqual([200, []]);
  for (const value of Object.values(data)) expect(value).not.toBeNull();
  expect(JSON.stringify(data)).not.toContain('"nodes":[]}}}');
});
