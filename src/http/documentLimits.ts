import {
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  visit,
} from 'graphql';
import type { Config } from '../config.js';
import { mostAlike } from './documentAlike.js';
import { depthOf, lensesOf, nodesOf, pointsOf, withDefaults } from './documentSize.js';
import { fragmentInCircle } from './fragmentCircles.js';
import { fieldsIn, fragmentsOf } from './selections.js';
import { badText, exceeded, isStorable, type LimitProblem, longList, MOST_IN_LIST } from './valueLimits.js';

type Limits = Pick<
  Config,
  | 'LIMIT_DEPTH'
  | 'LIMIT_ALIASES'
  | 'LIMIT_ROOT_FIELDS'
  | 'LIMIT_FIELDS'
  | 'LIMIT_TOKENS'
  | 'LIMIT_DIRECTIVES'
  | 'LIMIT_NODES'
>;

const MOST_INTROSPECTIONS = 2;
const MOST_POINTS = 1_000;
/** Nothing that is computed through one lens serves another. */
const MOST_LENSES = 5;
/** Fragments are compared each with each when a document is validated. */
const MOST_FRAGMENTS = 50;
/** Fields of one name at one place are compared each with each when a document is validated. */
const MOST_ALIKE = 20;

const countIn = (document: DocumentNode) => {
  const counted = { aliases: 0, directives: 0, fields: 0, fragments: 0, introspections: 0, list: 0, badText: false };
  visit(document, {
    Field: (node) => {
      counted.fields += 1;
      if (node.alias) counted.aliases += 1;
      if (/^__(schema|type)$/.test(node.name.value)) counted.introspections += 1;
    },
    Directive: () => {
      counted.directives += 1;
    },
    FragmentDefinition: () => {
      counted.fragments += 1;
    },
    ListValue: (node) => {
      counted.list = Math.max(counted.list, node.values.length);
    },
    StringValue: (node) => {
      if (!isStorable(node.value)) counted.badText = true;
    },
  });
  return counted;
};

/** The document of a query; null where it cannot be parsed: the parser's own error, later, is the clearer one. */
export const documentOf = (query: string, { LIMIT_TOKENS }: Limits): DocumentNode | null => {
  try {
    return parse(query, { maxTokens: LIMIT_TOKENS, noLocation: true });
  } catch {
    return null;
  }
};

/** The operation of a document that will run; null where it is not said which. */
const chosenOf = (document: DocumentNode, operationName: unknown): OperationDefinitionNode | null =>
  getOperationAST(document, typeof operationName === 'string' && operationName ? operationName : null) ?? null;

/** A document without the operations that will not run; null where none will. */
export const runPart = (document: DocumentNode, operationName: unknown): DocumentNode | null => {
  const chosen = chosenOf(document, operationName);
  const runs = ({ kind }: DefinitionNode) => kind !== Kind.OPERATION_DEFINITION;
  return chosen && { ...document, definitions: [chosen, ...document.definitions.filter(runs)] };
};

/** What is wrong with a whole document, whichever operation runs: it is parsed and validated as a whole. */
const checkWhole = (limits: Limits, document: DocumentNode): LimitProblem | null => {
  const counted = countIn(document);
  if (counted.fields > limits.LIMIT_FIELDS)
    return exceeded('fields in the document', counted.fields, limits.LIMIT_FIELDS, 'send it in parts');
  if (counted.aliases > limits.LIMIT_ALIASES)
    return exceeded('aliases in the document', counted.aliases, limits.LIMIT_ALIASES, 'send it in parts');
  if (counted.directives > limits.LIMIT_DIRECTIVES)
    return exceeded('directives in the document', counted.directives, limits.LIMIT_DIRECTIVES, 'send it in parts');
  if (counted.fragments > MOST_FRAGMENTS)
    return exceeded('fragments in the document', counted.fragments, MOST_FRAGMENTS, 'send it in parts');
  const circle = fragmentInCircle(document);
  if (circle !== null)
    return { code: 'GRAPHQL_VALIDATION_FAILED', message: `Cannot spread fragment "${circle}" within itself.` };
  if (counted.introspections > MOST_INTROSPECTIONS)
    return exceeded(
      '__schema and __type in the document',
      counted.introspections,
      MOST_INTROSPECTIONS,
      'send separate requests',
    );
  if (counted.list > MOST_IN_LIST) return longList('a list', counted.list);
  return counted.badText ? badText('a text in the document') : null;
};

const checkAlike = (document: DocumentNode): LimitProblem | null => {
  const alike = mostAlike(document);
  return alike > MOST_ALIKE
    ? exceeded('times that one field is asked for at one place', alike, MOST_ALIKE, 'ask for it once')
    : null;
};

/** A node of a mutation's answer costs as much as ten of a query's. */
const weightOfRoot = ({ operation }: OperationDefinitionNode) => (operation === 'mutation' ? 10 : 1);
/** Nodes that cost a point. */
const NODES_A_POINT = 100;

/** What is wrong with an operation, or how many points it costs. */
const checkOperation = (
  schema: GraphQLSchema,
  limits: Limits,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): LimitProblem | number => {
  if (operation.operation === 'subscription')
    return {
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: 'There are no subscriptions; ask with a query again and again.',
    };
  const variables = withDefaults(operation, given);
  const roots = fieldsIn([operation.selectionSet], fragmentsOf(document));
  if (roots.length > limits.LIMIT_ROOT_FIELDS)
    return exceeded('fields at the root', roots.length, limits.LIMIT_ROOT_FIELDS, 'send several operations');
  const depth = depthOf(document, operation);
  if (depth > limits.LIMIT_DEPTH)
    return exceeded('depth of the operation', depth, limits.LIMIT_DEPTH, 'ask for the inner part by its id');
  const lenses = lensesOf(roots, variables);
  if (lenses > MOST_LENSES) return exceeded('lenses of root fields', lenses, MOST_LENSES, 'send several operations');
  const points = pointsOf(roots, variables);
  if (points > MOST_POINTS)
    return exceeded('points of time series', points, MOST_POINTS, 'take a longer interval or a shorter time');
  const weight = weightOfRoot(operation);
  const nodes = weight * nodesOf(schema, document, operation, variables);
  if (nodes > limits.LIMIT_NODES)
    return exceeded(
      weight === 1
        ? 'cost: nodes that the operation may return'
        : `cost: nodes that the operation may return, ${weight} for each as it is a ${operation.operation}`,
      nodes,
      limits.LIMIT_NODES,
      'ask for smaller pages (first) or fewer levels',
    );
  const more = weight === 1 ? Math.max(0, lenses - 1) : 0;
  return Math.max(weight === 1 ? 1 : weight * roots.length, Math.ceil(nodes / NODES_A_POINT)) + more;
};

/**
 * Checks a document against the limits, without running it or asking the database. Variables are checked before. Gives
 * the first that it breaks, or the points that it costs: 1, or 10 for each field of a mutation, or one for each hundred
 * nodes, whichever is more; and one for each lens beyond the first.
 */
export const checkDocument = (
  schema: GraphQLSchema,
  limits: Limits,
  document: DocumentNode,
  { variables, operationName }: { variables: Record<string, unknown>; operationName: unknown },
): LimitProblem | number => {
  const problem = checkWhole(limits, document);
  if (problem) return problem;
  const operation = chosenOf(document, operationName);
  const checked = operation ? checkOperation(schema, limits, document, operation, variables) : 1;
  return typeof checked === 'number' ? (checkAlike(document) ?? checked) : checked;
};
