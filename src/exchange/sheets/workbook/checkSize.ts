import { LIMITS, type RawSheet } from './RawSheet.js';
import { refused } from './refused.js';

const WAY_OUT = 'split it, or load a bundle';

/** Refuses a sheet with more columns, cells or characters than are taken in: none of them is passed over. */
export const checkSize = ({ name, rows }: RawSheet, what: string): void => {
  const refuse = (has: string, most: number) => {
    throw refused(what, `the sheet "${name}" has ${has}; at most ${most} are taken in: ${WAY_OUT}`);
  };
  let cells = 0;
  let characters = 0;
  for (const row of rows) {
    cells += row.cells.length;
    for (const cell of row.cells) {
      if (typeof cell !== 'string') continue;
      // A text that many cells share is there once here, and once for each of them wherever it goes.
      characters += cell.length;
      if (cell.length > LIMITS.cell) refuse(`${cell.length} characters in one cell`, LIMITS.cell);
      if (characters > LIMITS.characters) refuse('too many characters', LIMITS.characters);
    }
    if (row.cells.slice(LIMITS.columns).some((cell) => cell !== null && cell !== ''))
      refuse('too many columns', LIMITS.columns);
  }
  if (cells > LIMITS.cells) refuse(`${cells} cells`, LIMITS.cells);
};
