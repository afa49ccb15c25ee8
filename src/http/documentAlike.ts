import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** Where a document is as wide as this when its fragments are put in, it is too much whatever it asks for. */
const MOST_VISITED = 10_000;
const MOST_LEVELS = 100;

/** Selections of one place: fields by the name that they have in the answer, those of fragments among them. */
const fieldsAt = (
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Map<string, (SelectionSetNode | null)[]> => {
  const fields = new Map<string, (SelectionSetNode | null)[]>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        fields.set(name, [...(fields.get(name) ?? []), node.selectionSet ?? null]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return fields;
};

/**
 * How often one field is asked for at one place of an answer, at most: validation compares all of these with each other.
 * Infinite where a document unfolds to more than can be looked through.
 */
export const mostAlike = (document: DocumentNode): number => {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
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
