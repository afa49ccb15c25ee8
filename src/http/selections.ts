import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments that a document defines. */
export const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));

/**
 * The fields at one place of a document, those of fragments among them; each fragment is put in once, as execution does.
 * `runs` leaves out what is skipped.
 */
export const fieldsIn = (
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  runs: (node: SelectionNode) => boolean = () => true,
): FieldNode[] => {
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap((node) => {
      if (!runs(node)) return [];
      if (node.kind === Kind.FIELD) return [node];
      if (node.kind === Kind.INLINE_FRAGMENT) return collect(node.selectionSet);
      if (spread.has(node.name.value)) return [];
      spread.add(node.name.value);
      const fragment = fragments.get(node.name.value);
      return fragment ? collect(fragment.selectionSet) : [];
    });
  return sets.flatMap(collect);
};
