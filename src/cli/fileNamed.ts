import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textIn } from '../domain/fileText.js';
import { UsageError } from './errors.js';

const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
};

/** A file as bytes, and its name without the folders. */
export const bytesNamed = (path: string): { content: Buffer; name: string } => ({
  content: bytesOf(path),
  name: basename(path),
});

/** The text of a file, and its name without the folders. */
export const fileNamed = (path: string): { content: string; name: string } => {
  const name = basename(path);
  return { content: textIn(bytesOf(path), name), name };
};
