interface RowLoader<R> {
  load(id: number): Promise<R | null>;
}

/** The row that a foreign key points to. */
export const linkedRow = async <R>(loader: RowLoader<R>, id: number): Promise<R> => {
  const row = await loader.load(id);
  if (row === null) throw new Error('a row that a foreign key points to is missing');
  return row;
};

/** The row that a foreign key points to; null where the key is null. */
export const linkedRowOrNull = <R>(loader: RowLoader<R>, id: number | null): Promise<R | null> | null =>
  id === null ? null : loader.load(id);
