import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textIn } from '../domain/fileText.js';

/** The text of a file, and its name without the folders. */
export const fileNamed = (path: string): { content: string; name: string } => {
  const name = basename(path);
  return { content: textIn(readFileSync(path), name), name };
};
