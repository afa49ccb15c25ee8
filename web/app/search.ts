import type { PageSearch } from './lens.js';

/** Reads what stands behind the question mark as plain texts: "2026" is no number, and of a name given twice the first counts. */
export const parseSearch = (text: string): PageSearch => {
  const read: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) if (value !== '') read[name] ??= value;
  return read;
};

/** Writes it, leaving out what is empty. */
export const writeSearch = (search: PageSearch): string => {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value
      ? [`${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',')}`]
      : [],
  );
  return given.length ? `?${given.join('&')}` : '';
};
