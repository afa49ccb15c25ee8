import { expect, test } from '@jest/globals';
import { wordingOfAction } from '../operations/exchange/load.js';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { temporaryFiles } from './files.js';

const demo = tracker();
const file = temporaryFiles();

const HEADER = 'number,pillar,title,description,sourceUrl';
const lineOf = (number: number) =>
  `${number},P${1 + ((number - 1) % 3)},"Adopted title, ${number}",,https://example.org/adopted.pdf`;

/** The lines of a sheet with the adopted wording of all 25 actions: the header is line 0, action 1 is line 1. */
const adopted = () => [HEADER, ...Array.from({ length: 25 }, (_, index) => lineOf(index + 1))];

/** The sheet with some lines in the place of others. */
const adoptedWith = (from: number, replaced: number, ...lines: string[]) =>
  adopted().toSpliced(from, replaced, ...lines);

const load = (name: string, lines: string[]) =>
  cli(demo.url, 'load', file(name, lines.join('\n')), '--plan', 'APIS-2022-2026');

test('brings in adopted wording, which no later seed replaces', async () => {
  expect((await load('wording.csv', adopted())).code).toBe(0);
  expect((await cli(demo.url, 'seed', '--dataset', 'official')).code).toBe(0);

  const { data } = await demo.run(wordingOfAction, { code: 'A07' });

  expect(data.action).toEqual({
    title: 'Adopted title, 7',
    wording: 'OFFICIAL',
    pillar: { code: 'P1' },
    provenance: {
      kind: 'OFFICIAL_TEXT',
      confidence: 'READ',
      isSynthetic: false,
      sources: [{ url: 'https://example.org/adopted.pdf' }],
    },
  });
});

test.each([
  ['a number missing', adoptedWith(7, 1), /no line for action 7/],
  ['a number twice', adoptedWith(8, 1, lineOf(7)), /line 9, number: action 7 is given twice/],
  [
    'a number too many',
    [...adopted(), '26,P1,Title,,https://example.org/a'],
    /line 27, number: the plan has no action 26/,
  ],
  [
    'an unknown pillar',
    adoptedWith(3, 1, '3,P9,Title,,https://example.org/a'),
    /line 4, pillar: the plan has no pillar "P9"; it has P1, P2, P3/,
  ],
  [
    'no title and no source',
    adoptedWith(3, 1, '3,P1,,,nowhere'),
    /line 4, title[\s\S]*line 4, sourceUrl: must be the http or https address/,
  ],
  [
    'errors of several kinds',
    adoptedWith(3, 2, '3,P9,Title,,nowhere', 'x,P1,Title,,https://example.org/a'),
    /sourceUrl[\s\S]*line 5, number[\s\S]*no line for action 4/,
  ],
  ['another header', adoptedWith(0, 1, 'no,pillar,title,description,sourceUrl'), /the header lacks number/],
  ['a broken quote', adoptedWith(3, 1, '3,P1,"Title,,https://example.org/a'), /Quote/],
])('refuses wording with %s', async (_, lines, reason) => {
  const { code, message } = await load('wrong.csv', lines);

  expect(code).toBe(2);
  expect(message).toMatch(reason);
});

test('asks for the plan that the wording is of', async () => {
  const answer = await cli(demo.url, 'load', file('wording.csv', adopted().join('\n')));

  expect(answer).toMatchObject({ code: 2, message: expect.stringContaining('--plan') });
});
