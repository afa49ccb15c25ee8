import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textIn } from '../domain/fileText.js';
import { UsageError } from './errors.js';

const bytesOf = (path: string): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
};

/** The text of a file, and its name without the folders. */
export const fileNamed = (path: string): { content: string; name: string } => {
  const name = basename(path);
  return { content: textIn(bytesOf(path), name), name };
};
