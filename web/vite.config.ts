import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { Marked } from 'marked';
import type { InlineConfig, Plugin } from 'vite';

/** The catalogue of words, compiled: no parser of messages is sent to readers. */
const compiledWords = (): Plugin => ({
  name: 'compiled-words',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.json?compiled')) return null;
    const words = JSON.parse(readFileSync(id.replace('?compiled', ''), 'utf8')) as Record<string, string>;
    const compiled = Object.entries(words).map(([name, text]) => [name, compileMessage(text)]);
    return `export default ${JSON.stringify(Object.fromEntries(compiled))};`;
  },
});

const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** A page of docs as part of a page: its headings one level down, each with the anchor that its links name. */
const markdown = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth + 1} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth + 1}>\n`;
    },
    // It scrolls where it is wider than the page, by keyboard too.
    code({ text }) {
      return `<pre tabindex="0"><code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>\n`;
    },
    // Links to other files of the repository lead nowhere from here.
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(#|https?:)/.test(href) ? `<a href="${href}">${text}</a>` : text;
    },
    table(token) {
      const cells = (row: typeof token.header, open: string, close: string) =>
        row.map(({ tokens }) => `${open}${this.parser.parseInline(tokens)}${close}`).join('');
      const head = cells(token.header, '<th scope="col">', '</th>');
      const rows = token.rows.map((row) => `<tr>${cells(row, '<td>', '</td>')}</tr>`).join('');
      return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    },
  },
});

const docsAsHtml = (): Plugin => ({
  name: 'docs-as-html',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.md?html')) return null;
    const text = readFileSync(id.replace('?html', ''), 'utf8').replace(/^# .*\n/, '');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => ({
      id: slugOf(heading),
      text: heading,
    }));
    return `export default ${JSON.stringify(markdown.parse(text))};\nexport const headings = ${JSON.stringify(headings)};`;
  },
});

/** What the build of the files for browsers and that for the service have in common. */
export const shared: InlineConfig = {
  configFile: false,
  root: import.meta.dirname,
  base: '/web/',
  logLevel: 'warn',
  plugins: [compiledWords(), docsAsHtml()],
};

/** Passes on what the build warns of, but for one thing: libraries mark what runs in browsers only; here all of it runs in both. */
export const warnOfOthers = (warning: { code?: string }, warn: (warning: never) => void): void => {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning as never);
};
