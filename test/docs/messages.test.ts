import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';

// Messages say the way out by the name of the mutation that leads there.

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});

const sources = ['src/domain', 'src/services', 'src/resolvers'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

/** Names in brackets at the end of a sentence or clause of a message, such as "reopen it (reopenReportingPeriod)". */
const named = sources.flatMap((source) =>
  source
    .split('\n')
    .filter((line) => /['`]/.test(line) && !/^\s*(\*|\/\/|import)/.test(line))
    .flatMap((line) => [...line.matchAll(/[a-z](?<!\bif) \(([a-z]+[A-Z]\w+(?:, [a-z]+[A-Z]\w+)*)\)/g)])
    .flatMap(([, names = '']) => names.split(', ')),
);

test('names mutations that there are', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !mutations.includes(name))).toEqual([]);
});
