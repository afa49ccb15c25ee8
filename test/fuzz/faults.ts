import { Kind, parse, print, visit } from 'graphql';
import type { Request } from './Documents.js';
import type { Random } from './Random.js';

/** One thing that is wrong with a request, and the codes that its refusal may have. */
export interface Fault {
  name: string;
  codes: readonly string[];
  /** The request with the fault in it; null where it has no place for it. */
  apply(request: Request, random: Random): Request | null;
}

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';

/** Changes one node of a kind, taken at random; null where there is none. */
const changeOne = (
  { query, ...rest }: Request,
  random: Random,
  kind: Kind,
  change: (node: never) => object | undefined,
): Request | null => {
  const document = parse(query);
  let count = 0;
  visit(document, {
    [kind]: {
      enter: () => {
        count += 1;
      },
    },
  });
  if (!count) return null;
  let left = random.below(count);
  const changed = visit(document, {
    [kind]: {
      enter: (node: never) => {
        const isIt = left === 0;
        left -= 1;
        return isIt ? change(node) : undefined;
      },
    },
  });
  return { ...rest, query: print(changed) };
};

const inText =
  (from: RegExp, to: string) =>
  (request: Request): Request | null =>
    from.test(request.query) ? { ...request, query: request.query.replace(from, to) } : null;

/** Asks for something else instead: in another field an error might come first, and leave this one out. */
const onlyAsking =
  (field: string) =>
  ({ query }: Request): Request | null =>
    query.startsWith('query') ? { query: `{ ${field} }`, variables: {} } : null;

/** Sets one variable; null where there is none. */
const setVariable =
  (value: unknown) =>
  (request: Request, random: Random): Request | null => {
    const names = Object.keys(request.variables);
    return names.length ? { ...request, variables: { ...request.variables, [random.pick(names)]: value } } : null;
  };

const name = (value: string) => ({ kind: Kind.NAME, value });

/** Faults, each with the codes that its refusal may have. */
export const faults: readonly Fault[] = [
  {
    name: 'an unknown field',
    codes: [VALIDATION],
    apply: (request, random) =>
      changeOne(request, random, Kind.FIELD, (node: object) => ({ ...node, name: name('noSuchField') })),
  },
  {
    name: 'an unknown argument',
    codes: [VALIDATION],
    apply: (request, random) =>
      changeOne(request, random, Kind.FIELD, (node: { arguments?: object[] }) => ({
        ...node,
        arguments: [
          ...(node.arguments ?? []),
          { kind: Kind.ARGUMENT, name: name('noSuchArgument'), value: { kind: Kind.INT, value: '1' } },
        ],
      })),
  },
  {
    name: 'a value of another kind',
    codes: [VALIDATION, 'LIMIT_EXCEEDED'], // a page whose size cannot be read counts as one of the usual size
    apply: (request, random) =>
      changeOne(request, random, Kind.ARGUMENT, (node: object) => ({
        ...node,
        value: {
          kind: Kind.OBJECT,
          fields: [{ kind: Kind.OBJECT_FIELD, name: name('x'), value: { kind: Kind.INT, value: '1' } }],
        },
      })),
  },
  {
    name: 'an unknown enum value',
    codes: [VALIDATION],
    apply: (request, random) =>
      changeOne(request, random, Kind.ENUM, (node: object) => ({ ...node, value: 'NO_SUCH_VALUE' })),
  },
  { name: 'an unknown directive', codes: [VALIDATION], apply: inText(/\{/, '@nonsense {') },
  { name: 'a fragment that is not there', codes: [VALIDATION], apply: inText(/\}\s*$/, '...Nowhere }') },
  {
    name: 'a variable that is not defined',
    codes: [VALIDATION, 'LIMIT_EXCEEDED'],
    apply: inText(/: \d+(?![.\d])/, ': $undefined'),
  },
  { name: 'a selection of nothing', codes: ['GRAPHQL_PARSE_FAILED'], apply: inText(/\}\s*$/, 'x { } }') },
  { name: 'a bracket too few', codes: ['GRAPHQL_PARSE_FAILED'], apply: inText(/\}\s*$/, '') },
  { name: 'a text that does not end', codes: ['GRAPHQL_PARSE_FAILED'], apply: inText(/$/, ' "') },
  {
    name: 'a second operation without a name',
    codes: [VALIDATION, 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
    apply: inText(/$/, ' { plans { code } }'),
  },
  {
    name: 'an operation that is not there',
    codes: ['OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
    apply: (request) => ({ ...request, operationName: 'Nowhere' }),
  },
  { name: 'a day that does not exist', codes: [VALIDATION], apply: inText(/"\d{4}-\d\d-\d\d"/, '"2026-02-31"') },
  { name: 'a NUL in a text', codes: ['BAD_USER_INPUT'], apply: inText(/: "[^"]+"/, ': "a\\u0000b"') },
  {
    name: 'half of a surrogate pair in a text',
    codes: ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED'],
    apply: inText(/: "[^"]+"/, ': "a\\uD800b"'),
  },
  { name: 'a variable with a NUL', codes: ['BAD_USER_INPUT'], apply: setVariable('a\0b') },
  {
    name: 'a variable that is an object',
    codes: ['BAD_USER_INPUT', 'LIMIT_EXCEEDED'],
    apply: setVariable({ noSuchMember: [[1]] }),
  },
  {
    name: 'a list that is too long',
    codes: ['LIMIT_EXCEEDED'],
    apply: setVariable(Array.from({ length: 251 }, () => 1)),
  },
  {
    name: 'a page that is too large',
    codes: ['BAD_USER_INPUT'],
    apply: onlyAsking('projects(first: 101) { nodes { id } }'),
  },
  {
    name: 'a cursor of nowhere',
    codes: ['BAD_USER_INPUT'],
    apply: onlyAsking('events(after: "bm93aGVyZQ") { nodes { id } }'),
  },
  {
    name: 'too many aliases',
    codes: ['LIMIT_EXCEEDED'],
    apply: inText(/\}\s*$/, `${Array.from({ length: 31 }, (_, index) => `x${index}: __typename`).join(' ')} }`),
  },
  {
    name: 'one field too often',
    codes: ['LIMIT_EXCEEDED'],
    apply: inText(/\}\s*$/, `${'__typename '.repeat(21)} }`),
  },
  {
    name: 'more depth than there may be',
    codes: ['LIMIT_EXCEEDED', VALIDATION],
    apply: inText(/\}\s*$/, `deep: plans { ${'supersedes { '.repeat(13)} code ${'} '.repeat(13)} } }`),
  },
];
