/** What must be there: fails where it is null or undefined. */
export const present = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
};

/** The one item of a list: fails where there is none, or another. */
export const only = <T>(items: readonly T[]): T => {
  if (items.length !== 1) throw new Error(`there are ${items.length} where one was expected`);
  return present(items[0]);
};
