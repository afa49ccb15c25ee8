import { parsePartialDate } from '../domain/partialDate.js';

/** A row that a foreign key promises. */
export const found = async <R>(row: Promise<R | null>): Promise<R> => {
  const value = await row;
  if (value === null) throw new Error('a row that a foreign key points to is missing');
  return value;
};

/** A row that a nullable foreign key may point to. */
export const foundOrNull = <R>(loader: { load(id: number): Promise<R | null> }, id: number | null): Promise<R | null> | null =>
  id === null ? null : loader.load(id);

/** The text of a partial date with its bounds; null stays null. */
export const asPartialDate = (text: string | null) => (text === null ? null : parsePartialDate(text));
