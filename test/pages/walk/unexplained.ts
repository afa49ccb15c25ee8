import type { ShownText } from '../../support/Reader.js';

const escapedForPattern = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text stands for itself only where no digit goes on: "1" is not in "10", "1,000" or "1.5". */
const patternOf = (strings: readonly string[]): RegExp =>
  new RegExp(`(?<![\\d])(?<!\\d[.,])(?:${strings.map(escapedForPattern).join('|')})(?![\\d])(?![.,]\\d)`, 'g');

/**
 * Texts in which a digit is left once all that is expected is taken out, longest first. What is expected is a text with
 * its words or a figure as it is written; a bare number counts only where it is the whole text.
 */
export const unexplained = (texts: readonly ShownText[], expected: readonly string[]): string[] => {
  const clean = expected.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => /\d/.test(text));
  const bare = new Set(clean.filter((text) => /^\d+$/.test(text)));
  const phrases = [...new Set(clean.filter((text) => !/^\d+$/.test(text)))].sort((a, b) => b.length - a.length);
  const pattern = patternOf(phrases);
  return texts.flatMap(({ text, place }) => {
    const shown = text.replaceAll(/\s+/g, ' ').trim();
    if (bare.has(shown) || !/\d/.test(shown.replaceAll(pattern, '·'))) return [];
    return [`${place}: ${shown}`];
  });
};
