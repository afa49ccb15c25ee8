/** A key of several parts; what is left out and null are the same. */
export const joinKey = (...parts: (string | number | null | undefined)[]): string =>
  JSON.stringify(parts.map((part) => part ?? null));
