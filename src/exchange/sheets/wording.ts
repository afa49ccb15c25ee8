import { z } from 'zod';
import { InvalidInput } from '../../domain/problems.js';
import type { Wording } from '../../services/plan/index.js';
import { name, text } from '../bundle/dataset/fields.js';
import { readCsv } from './csv.js';

const COLUMNS = ['number', 'pillar', 'title', 'description', 'sourceUrl'] as const;

const line = z.strictObject({
  number: z.string().regex(/^\d+$/, 'must be a whole number').transform(Number),
  pillar: text,
  title: name,
  description: z.union([z.literal('').transform(() => null), text]),
  sourceUrl: z.url({ protocol: /^https?$/, error: 'must be the http or https address of the adopted text' }),
});

/**
 * Reads `number,pillar,title,description,sourceUrl`: the lines that can be read, and every error with its line and
 * column. Throws InvalidInput if there is no such header.
 */
export const readWording = (csv: string, what: string): Wording => {
  const rows = readCsv(csv, what);
  const header = Object.keys(rows[0]?.cells ?? {});
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length)
    throw new InvalidInput(what, [
      { path: 'line 1', message: `the header lacks ${missing.join(', ')}; it must be ${COLUMNS.join(',')}` },
    ]);
  const results = rows.map((row) => ({ ...row, read: line.safeParse(row.cells) }));
  return {
    named: results.flatMap(({ cells, read }) => (read.success ? [] : [Number(cells.number)])),
    lines: results.flatMap(({ line: at, read }) => (read.success ? [{ ...read.data, line: at }] : [])),
    problems: results.flatMap(({ line: at, read }) =>
      (read.error?.issues ?? []).map(({ path, message }) => ({
        path: `line ${at}, ${path.join('.') || 'columns'}`,
        message,
      })),
    ),
  };
};
