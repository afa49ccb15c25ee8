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
  const records = readCsv(csv, what);
  const header = Object.keys(records[0] ?? {});
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length)
    throw new InvalidInput(what, [
      { path: 'line 1', message: `the header lacks ${missing.join(', ')}; it must be ${COLUMNS.join(',')}` },
    ]);
  const results = records.map((record) => line.safeParse(record));
  const problems = results.flatMap((result, index) =>
    result.success
      ? []
      : result.error.issues.map((issue) => ({
          path: `line ${index + 2}, ${issue.path.join('.') || 'columns'}`,
          message: issue.message,
        })),
  );
  const named = records.flatMap(({ number }, index) => (results[index]?.success ? [] : [Number(number)]));
  return {
    named,
    lines: results.flatMap((result, index) => (result.success ? [{ ...result.data, line: index + 2 }] : [])),
    problems,
  };
};
