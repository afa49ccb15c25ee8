import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getVariableValues,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { RootLens } from '../context.js';
import { readGlobalId } from '../domain/globalId.js';
import { type Lens, type LensGiven, lensKey } from '../domain/lens.js';
import { isCurrency } from '../domain/money/index.js';
import { badInput } from '../domain/Refusal.js';
import { THROUGH_IDS, WITHOUT_LENS } from '../schema/lensDirective.js';
import { type Fragments, fieldsIn } from './selections.js';

interface Asking {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Fragments;
  variables: Record<string, unknown>;
  today: string;
  askedAt: Date;
}

/** The lenses of an operation: its own, and those of root fields that have another one, by response name. */
export interface OperationLenses {
  own: RootLens;
  byRoot: ReadonlyMap<string, RootLens>;
  /** Names of all root fields that are seen through a lens, in the order in which they are asked for. */
  names: readonly string[];
}

/** A lens with what is left out filled in. Throws BAD_USER_INPUT for a currency that there is not. */
const lensOf = (given: LensGiven, where: string, { today, askedAt }: Asking): Lens => {
  if (given.currency && !isCurrency(given.currency))
    throw badInput(`${where}: "${given.currency}" is not a currency of ISO 4217, such as "USD"`);
  return {
    asOf: given.asOf ?? today,
    askedAt: given.asOf == null ? askedAt.toISOString() : null,
    knownAt: given.knownAt ?? null,
    basis: given.basis ?? 'APPROVED',
    currency: given.currency ?? null,
  };
};

/** The root fields that run, with their arguments; those with an argument that is wrong are left to execution. */
const rootFields = (
  { schema, operation, fragments }: Asking,
  coerced: Record<string, unknown>,
): { name: string; field: string; given: Record<string, unknown> }[] => {
  const type = schema.getRootType(operation.operation);
  const fields = type?.getFields() ?? {};
  const runs = (node: SelectionNode) =>
    getDirectiveValues(GraphQLSkipDirective, node, coerced)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, coerced)?.if !== false;
  const argumentsOf = (field: GraphQLField<unknown, unknown>, node: FieldNode) => {
    try {
      return getArgumentValues(field, node, coerced);
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      throw error;
    }
  };
  return fieldsIn([operation.selectionSet], fragments, runs).flatMap((node) => {
    const field = fields[node.name.value];
    const given = field && argumentsOf(field, node);
    return given ? [{ name: node.alias?.value ?? node.name.value, field: node.name.value, given }] : [];
  });
};

/** The lens in the ids that `node` and `nodes` are given; null where they carry none. */
const lensOfIds = (field: string, given: Record<string, unknown>): LensGiven | null => {
  if (!THROUGH_IDS.includes(field)) return null;
  const ids = [given.id ?? given.ids].flat();
  const lenses = ids.flatMap((id) => (typeof id === 'string' ? [readGlobalId(id)?.lens ?? null] : []));
  const [first = null] = lenses;
  if (lenses.some((lens) => lensKey(lens ?? {}) !== lensKey(first ?? {})))
    throw badInput(`${field}: the ids are of different lenses; ask for those of each lens apart`);
  return first;
};

const inWords = (given: LensGiven): string => {
  const said = Object.entries(given).flatMap(([name, value]) => (value == null ? [] : [`${name}: ${value}`]));
  return `{${said.join(', ')}}`;
};

const isSame = (one: LensGiven, other: LensGiven) => lensKey(one) === lensKey(other);

/**
 * Reads the lenses of an operation from its @lens directive, the `lens` of its root fields, and the ids that they are
 * given. Null where a variable is wrong: execution then says how. Throws BAD_USER_INPUT where two of these differ.
 */
export const readLenses = (asking: Asking): OperationLenses | null => {
  const { schema, operation, variables } = asking;
  const directive = schema.getDirective('lens');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!directive || !coerced) return null;
  const ofAll = (getDirectiveValues(directive, operation, coerced) ?? null) as LensGiven | null;
  const own = { lens: lensOf(ofAll ?? {}, '@lens', asking), idKey: '' };
  const roots = rootFields(asking, coerced);
  const byRoot = roots.flatMap(({ name, field, given }) => {
    const ofIds = lensOfIds(field, given);
    const ofField = (given.lens ?? null) as LensGiven | null;
    const asked = ofField ?? ofAll;
    if (ofField && ofAll && !isSame(ofField, ofAll))
      throw badInput(
        `${name}: its lens ${inWords(ofField)} is another one than @lens ${inWords(ofAll)}; leave one of them out`,
      );
    if (ofIds && asked && !isSame(ofIds, asked))
      throw badInput(
        `${name}: the id is of the lens ${inWords(ofIds)}, and the lens asked for is ${inWords(asked)}; leave that out, or take an id of it`,
      );
    const root = ofField ?? ofIds;
    return root ? [[name, { lens: lensOf(root, name, asking), idKey: lensKey(root) }] as const] : [];
  });
  const names = roots.filter(({ field }) => !WITHOUT_LENS.includes(field)).map(({ name }) => name);
  return { own, byRoot: new Map(byRoot), names: [...new Set(names)] };
};
