import type { Readable } from 'node:stream';
import type { BookRow } from '../workbook/Book.js';

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** A cell as COPY writes it: https://www.postgresql.org/docs/current/sql-copy.html (text format). */
const cellOf = (copied: string): string | null => {
  if (copied === '\\N') return null;
  return copied.includes('\\') ? copied.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter) : copied;
};

/** The rows of a COPY in text format, as it comes. */
export async function* copiedRows(bytes: Readable): AsyncGenerator<BookRow> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.split('\t').map(cellOf);
  }
}
