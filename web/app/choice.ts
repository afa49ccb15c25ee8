/** A value of an address as one of those that there are; null for any other. */
export const oneOf = <T extends string>(values: readonly T[], value: string | undefined): T | null =>
  values.find((one) => one === value) ?? null;

/** A number of an address, such as that of a working group; 0, which nothing has, for what is none. */
export const numberIn = (text: string | undefined): number => (/^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 0);

/** Several, with a comma between them. */
export const someOf = <T extends string>(values: readonly T[], text: string | undefined): T[] =>
  (text ?? '').split(',').flatMap((one) => oneOf(values, one) ?? []);
