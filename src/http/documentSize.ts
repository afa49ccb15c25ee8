import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { canonicalOf } from '../domain/canonical.js';
import { readGlobalId } from '../domain/globalId.js';
import { DEFAULT_PAGE, MOST_PER_PAGE } from '../domain/paging.js';
import { THROUGH_IDS } from '../schema/lensDirective.js';
import { fragmentsOf } from './selections.js';

/** Rows that a list without paging is taken to have, where the schema gives no `listSize`. */
const USUAL_LIST = 10;
/** Beyond this the exact number does not matter. */
const HUGE = 1_000_000_000;

const isIntrospection = (node: FieldNode) => node.name.value.startsWith('__');

/**
 * How deep the fields of an operation are nested. Introspection has a limit of its own; a cycle is the validator's to
 * report.
 */
export const depthOf = (document: DocumentNode, operation: OperationDefinitionNode): number => {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const depth = ({ selections }: SelectionSetNode): number =>
    selections.reduce((deepest, node) => {
      if (node.kind === Kind.FIELD)
        return isIntrospection(node)
          ? deepest
          : Math.max(deepest, 1 + (node.selectionSet ? depth(node.selectionSet) : 0));
      if (node.kind === Kind.INLINE_FRAGMENT) return Math.max(deepest, depth(node.selectionSet));
      const name = node.name.value;
      if (!known.has(name)) {
        known.set(name, 0);
        const fragment = fragments.get(name);
        if (fragment) known.set(name, depth(fragment.selectionSet));
      }
      return Math.max(deepest, known.get(name) ?? 0);
    }, 0);
  return depth(operation.selectionSet);
};

/** Variables with the defaults of those that are not given. */
export const withDefaults = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, unknown> => {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  return Object.assign(Object.create(null), Object.fromEntries(defaults), variables); // no name is there but these
};

/** The value of an argument, through the variables that it names. */
const argumentOf = (node: FieldNode, name: string, variables: Record<string, unknown>): unknown => {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && valueFromASTUntyped(value, variables);
};

/** Rows of a page: the larger of `first` and `last`, whatever else execution will say of them. */
const pageSize = (node: FieldNode, variables: Record<string, unknown>): number => {
  const given = ['first', 'last'].map((name) => argumentOf(node, name, variables)).filter((value) => value != null);
  if (given.length === 0) return DEFAULT_PAGE;
  return Math.max(...given.map((value) => (typeof value === 'number' ? Math.max(0, value) : MOST_PER_PAGE)));
};

/** What has an id of its own is a node; amounts, links and pages are what nodes are wrapped in. */
const isNode = (type: GraphQLCompositeType) =>
  type.name === 'Node' || (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'));

/** Rows that a field gives: one, those of the page that it is in, or the usual size of its list. */
const rowsOf = ({ type, extensions }: GraphQLField<unknown, unknown>, page: number | null): number => {
  if (!isListType(getNullableType(type))) return 1;
  return page ?? Number(extensions.listSize ?? USUAL_LIST);
};

/**
 * How many nodes an operation may return at most, counted from the document: page size times what each row holds.
 * Only what has an id counts; connections, links and amounts multiply what they hold.
 */
export const nodesOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number => {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const root = schema.getRootType(operation.operation);

  const fieldOf = (type: GraphQLCompositeType, node: FieldNode): GraphQLField<unknown, unknown> | undefined =>
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;

  const ofField = (type: GraphQLCompositeType, node: FieldNode, page: number): number => {
    const field = fieldOf(type, node);
    if (!field || !node.selectionSet) return 0;
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return 0;
    const inConnection = type.name.endsWith('Connection');
    const isByIds = field.name === 'nodes' && !inConnection;
    const first = argumentOf(node, 'first', variables);
    const ownPage = typeof first === 'number' && !inner.name.endsWith('Connection') ? Math.max(0, first) : null;
    const asked = isByIds
      ? listLength(argumentOf(node, 'ids', variables))
      : rowsOf(field, inConnection ? page : ownPage);
    const below = ofSelection(
      inner,
      node.selectionSet,
      inner.name.endsWith('Connection') ? pageSize(node, variables) : page,
    );
    return Math.min(HUGE, asked * (below + (isNode(inner) ? 1 : 0)));
  };

  const ofSelection = (type: GraphQLCompositeType, { selections }: SelectionSetNode, page: number): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + (isIntrospection(node) ? 0 : ofField(type, node, page));
      if (node.kind === Kind.INLINE_FRAGMENT)
        return sum + ofSelection(conditionOf(node.typeCondition?.name.value) ?? type, node.selectionSet, page);
      return sum + ofFragment(node.name.value, page);
    }, 0);

  const ofFragment = (name: string, page: number): number => {
    const key = `${name} ${page}`;
    if (!known.has(key)) {
      known.set(key, 0);
      const fragment = fragments.get(name);
      const type = conditionOf(fragment?.typeCondition.name.value);
      if (fragment && type) known.set(key, ofSelection(type, fragment.selectionSet, page));
    }
    return known.get(key) ?? 0;
  };

  const conditionOf = (name: string | undefined): GraphQLCompositeType | undefined => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  };

  return root ? ofSelection(root, operation.selectionSet, DEFAULT_PAGE) : 0;
};

/** `nodes(ids:)` returns as many things as ids are given. */
const listLength = (ids: unknown): number => (Array.isArray(ids) ? ids.length : 1);

/** How many lenses an operation is seen through, its own among them, whether or not they are right. */
export const lensesOf = (roots: readonly FieldNode[], variables: Record<string, unknown>): number => {
  const lenses = roots.flatMap((node) => {
    const lens = argumentOf(node, 'lens', variables);
    if (lens != null) return [canonicalOf(lens)];
    const names = THROUGH_IDS.includes(node.name.value) ? ['id', 'ids'] : [];
    const ids = names.flatMap((name) => argumentOf(node, name, variables));
    const inIds = ids.flatMap((id) => (typeof id === 'string' ? (readGlobalId(id)?.lens ?? []) : []));
    return inIds.length ? inIds.map(canonicalOf) : [''];
  });
  return new Set(lenses).size;
};

const monthsIn = { MONTH: 1, QUARTER: 3, YEAR: 12, FISCAL_YEAR: 12 } as const;
/** Months of an interval; anything else than an interval is the validator's to refuse. */
const monthsOf = (interval: unknown): number =>
  typeof interval === 'string' && Object.hasOwn(monthsIn, interval) ? monthsIn[interval as keyof typeof monthsIn] : 1;
/** A time series that names no days is taken to last as long as a plan does. */
const USUAL_MONTHS = 60;

const monthOf = (day: unknown): number | null =>
  typeof day === 'string' && /^\d{4}-\d{2}/.test(day) ? Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) : null;

/**
 * Points of all time series among the root fields of an operation, counted from the document; a series grouped by something
 * counts once here.
 */
export const pointsOf = (roots: readonly FieldNode[], variables: Record<string, unknown>): number =>
  roots
    .filter(({ name }) => name.value === 'timeSeries')
    .reduce((sum, node) => {
      const [from, to, interval] = ['from', 'to', 'interval'].map((name) => argumentOf(node, name, variables));
      const [first, last] = [monthOf(from), monthOf(to)];
      const months = first === null || last === null ? USUAL_MONTHS : Math.max(0, last - first + 1);
      return sum + Math.ceil(months / monthsOf(interval));
    }, 0);
