import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

// The catalogue of words: that each name used is there is checked by the compiler; here, that each is used.

const root = new URL('../../', import.meta.url).pathname;
const words = JSON.parse(readFileSync(join(root, 'words/en.json'), 'utf8')) as Record<string, string>;

const sources = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
  .map((file) => readFileSync(join(root, 'web', file), 'utf8'))
  .join('\n');

/** Names that are put together, such as `status.${status}`: what comes before the value. */
const prefixes = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '');

test('each text of the catalogue is shown somewhere', () => {
  const unused = Object.keys(words).filter(
    (name) =>
      !sources.includes(`'${name}'`) &&
      !sources.includes(`"${name}"`) &&
      !prefixes.some((prefix) => name.startsWith(prefix)),
  );

  expect(unused).toEqual([]);
});

test('no page holds words of its own: every text between tags comes from the catalogue', () => {
  const own = [...sources.matchAll(/>\s*([A-Za-z][^<>{}=;]*[a-z][^<>{}=;]*)\s*</g)].map(
    ([, text]) => text?.trim() ?? '',
  );

  expect(own.filter((text) => /^[A-Z][a-z]+ [a-z]/.test(text))).toEqual([]);
});
