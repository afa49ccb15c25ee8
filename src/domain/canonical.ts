import canonicalize from 'canonicalize';

/** A value without members that are null or undefined, which ask for the same as members that are absent. */
const stated = (given: unknown): unknown => {
  if (Array.isArray(given)) {
    const all = given.map(stated);
    return all.every((one) => typeof one === 'string') ? all.sort() : all;
  }
  if (given === null || typeof given !== 'object') return given;
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value == null ? [] : [[name, stated(value)]])),
  );
};

/** One text for all arguments that ask for the same; lists of names and codes are sets. */
export const canonicalOf = (given: unknown): string => canonicalize(stated(given)) ?? '';
