import { expect, test } from '@jest/globals';
import { unexplained } from './unexplained.js';

// The check of the walk finds what it is there to find.

const at = (text: string) => [{ text, place: 'td.num' }];

test.each([
  ['73% of 98% expected', ['73%', '98%']],
  ['Of 25 actions, 8 are achieved', ['Of 25 actions, 8 are achieved']],
  ['7', ['7']],
])('%s is explained by %j', (text, expected) => {
  expect(unexplained(at(text), expected)).toEqual([]);
});

test.each([
  ['74% of 98% expected', ['73%', '98%'], 'another figure'],
  ['1,234.50', ['234.50'], 'the end of a figure'],
  ['12', ['1', '2'], 'two figures side by side'],
  ['7 projects', ['7'], 'a bare number within a text'],
  ['1,000.5', ['1,000'], 'the beginning of a figure'],
  ['USD 1.15 m', [], 'nothing'],
])('%s is not explained by %j: it is %s', (text, expected) => {
  expect(unexplained(at(text), expected)).toEqual([`td.num: ${text}`]);
});
