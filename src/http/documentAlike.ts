import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { type Fragments, fieldsIn, fragmentsOf } from './selections.js';

/** Where a document is as wide as this when its fragments are put in, it is too much whatever it asks for. */
const MOST_VISITED = 10_000;
const MOST_LEVELS = 100;

/** Selections of one place: fields by the name that they have in the answer, those of fragments among them. */
const fieldsAt = (
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
): Map<string, (SelectionSetNode | null)[]> => {
  const byName = Map.groupBy(fieldsIn(sets, fragments), ({ alias, name }) => (alias ?? name).value);
  return new Map([...byName].map(([name, nodes]) => [name, nodes.map(({ selectionSet }) => selectionSet ?? null)]));
};

/**
 * How often one field is asked for at one place of an answer, at most: validation compares all of these with each other.
 * Infinite where a document unfolds to more than can be looked through.
 */
export const mostAlike = (document: DocumentNode): number => {
  const fragments = fragmentsOf(document);
  let visited = 0;
  const most = (sets: readonly SelectionSetNode[], level = 0): number => {
    if (level > MOST_LEVELS) return 0; // a cycle of fragments, or deeper than any limit: others say so
    let widest = 0;
    for (const inner of fieldsAt(sets, fragments).values()) {
      visited += inner.length;
      if (visited > MOST_VISITED) return Number.POSITIVE_INFINITY;
      const below = inner.filter((set) => set !== null);
      widest = Math.max(widest, inner.length, below.length ? most(below, level + 1) : 0);
    }
    return widest;
  };
  return Math.max(
    0,
    ...document.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION ? most([node.selectionSet]) : 0,
    ),
  );
};
