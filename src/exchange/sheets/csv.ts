import { parse } from 'csv-parse/sync';
import { InvalidInput } from '../../domain/problems.js';

/** Reads CSV with a header line into records of trimmed text. Throws InvalidInput that names the line. */
export const readCsv = (text: string, what: string): Record<string, string>[] => {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Record<string, string>[];
  } catch (error) {
    throw new InvalidInput(what, [{ path: '', message: error instanceof Error ? error.message : String(error) }]);
  }
};
