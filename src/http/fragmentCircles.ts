import { type DocumentNode, Kind, visit } from 'graphql';

/** Names of the fragments that each fragment of a document spreads. */
const spreadsOf = (document: DocumentNode): Map<string, Set<string>> => {
  const spreads = new Map<string, Set<string>>();
  for (const fragment of document.definitions) {
    if (fragment.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const names = new Set<string>();
    visit(fragment, { FragmentSpread: ({ name }) => void names.add(name.value) });
    spreads.set(fragment.name.value, names);
  }
  return spreads;
};

/** A fragment that spreads itself, directly or through others; null where none does. Validation goes round with it. */
export const fragmentInCircle = (document: DocumentNode): string | null => {
  const left = spreadsOf(document);
  // What spreads nothing that is left is in no circle, and is taken away, until nothing is or all that is left is.
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    for (const [name, names] of left) if (![...names].some((one) => left.has(one))) left.delete(name);
  }
  const [first] = left.keys();
  return first ?? null;
};
