import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { examples, pageOf } from '../support/examplePage.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();
const page = new URL('../../docs/examples.md', import.meta.url);
const AS_OF = '2026-11-01';

const run = (query: string) => demo.ask(query, query.includes('$asOf: Date') ? { asOf: AS_OF } : {});

test.each(examples)('the example $name answers, with something in each of its fields', async ({ query }) => {
  const { status, data, errors } = await run(query);

  expect([status, errors]).toEqual([200, []]);
  for (const value of Object.values(data)) expect(value).not.toBeNull();
  expect(JSON.stringify(data)).not.toContain('"nodes":[]}}}');
});

test('docs/examples.md shows what each of them answers (write it again with UPDATE_EXAMPLES=1)', async () => {
  const answers = [];
  for (const { name, query } of examples) answers.push({ name, query, data: (await run(query)).data });
  const now = pageOf(answers, AS_OF);
  if (process.env.UPDATE_EXAMPLES) writeFileSync(page, now);

  expect(readFileSync(page, 'utf8')).toBe(now);
});

test('the first query of the README answers what it says there', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('## A first query'), readme.indexOf('## Money'));
  const body = /-d '(.*)'/.exec(section)?.[1] ?? '';
  const answer = /```json\n([\s\S]*?)```/.exec(section)?.[1] ?? '';

  expect((await demo.send(body)).data).toEqual(JSON.parse(answer).data);
});
