/** A document that goes so many levels down. */
export const nested = (levels: number) => `{ plans { ${'supersedes { '.repeat(levels)} code ${'} '.repeat(levels)} } }`;

/** So many parts, one after the other. */
const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** Documents that are refused: what each is, its text, the code and the message. */
export const refusedDocuments: [string, string, string, RegExp][] = [
  ['too deep', nested(12), 'LIMIT_EXCEEDED', /depth.*14 is more than the 12/],
  [
    'too many aliases',
    `{ ${repeat(31, (i) => `a${i}: __typename`)} }`,
    'LIMIT_EXCEEDED',
    /aliases.*31 is more than the 30/,
  ],
  ['too many root fields', `{ ${repeat(21, () => '__typename')} }`, 'LIMIT_EXCEEDED', /root.*21 is more than the 20/],
  [
    'too many root fields through fragments',
    `{ ...A ...B } fragment A on Query { ${repeat(11, () => 'tools { id }')} } fragment B on Query { ${repeat(11, () => 'tools { id }')} }`,
    'LIMIT_EXCEEDED',
    /root.*22/,
  ],
  [
    'one field too often at one place',
    `{ plans { ${repeat(160, () => 'pillars { code }')} } }`,
    'LIMIT_EXCEEDED',
    /one field is asked for at one place: 160 is more than the 20/,
  ],
  [
    'one field too often at one place through fragments',
    `{ plans { ${repeat(30, (i) => `...F${i}`)} } } ${repeat(30, (i) => `fragment F${i} on ActionPlan { pillars { code } }`)}`,
    'LIMIT_EXCEEDED',
    /one field is asked for at one place: 30 is more than the 20/,
  ],
  [
    'an interval that is an object',
    '{ timeSeries(plan: "A", measure: COMMITTED, interval: { x: 1 }) { points { start } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Enum "Interval" cannot represent non-enum value/,
  ],
  ['a subscription', 'subscription { x }', 'GRAPHQL_VALIDATION_FAILED', /no subscriptions/],
  [
    'many fragments in a circle',
    `{ plan(code: "x") { ...F0 } } ${repeat(40, (i) => `fragment F${i} on ActionPlan { ...F${(i + 1) % 40} ...F${(i + 2) % 40} }`)}`,
    'GRAPHQL_VALIDATION_FAILED',
    /Cannot spread fragment/,
  ],
  [
    'too many fragments',
    `{ plan(code: "x") { ...F0 } } ${repeat(160, (i) => `fragment F${i} on ActionPlan { ...F${(i + 1) % 160} }`)}`,
    'LIMIT_EXCEEDED',
    /fragments in the document: 160 is more than the 50/,
  ],
  ['too wide', `{ tools { ${repeat(600, () => 'code')} } }`, 'LIMIT_EXCEEDED', /fields.*601 is more than the 500/],
  ['too many tokens', `{ tools { ${repeat(2100, () => 'code')} } }`, 'GRAPHQL_PARSE_FAILED', /2000 tokens/],
  [
    'too many directives',
    `{ tools { code ${repeat(21, () => '@skip(if: false)')} } }`,
    'LIMIT_EXCEEDED',
    /directives.*21 is more than the 20/,
  ],
  [
    'too many nodes',
    '{ projects(first: 100) { nodes { actions { action { projects(first: 100) { nodes { title } } } } } } }',
    'LIMIT_EXCEEDED',
    /cost.*30400 is more than the 10000/,
  ],
  [
    'too many nodes through edges',
    '{ projects(first: 100) { edges { node { organisations { organisation { projects(first: 50) { edges { node { id } } } } } } } } }',
    'LIMIT_EXCEEDED',
    /cost/,
  ],
  [
    'a cycle of fragments',
    '{ tools { ...A } } fragment A on Tool { code ...B } fragment B on Tool { code ...A }',
    'GRAPHQL_VALIDATION_FAILED',
    /Cannot spread fragment/,
  ],
  [
    'a cycle through a list',
    '{ plans { ...A } } fragment A on ActionPlan { actions { plan { ...A } } }',
    'GRAPHQL_VALIDATION_FAILED',
    /Cannot spread fragment/,
  ],
  ['a long list', `{ nodes(ids: [${repeat(251, () => '"a"')}]) { id } }`, 'LIMIT_EXCEEDED', /251 is more than the 250/],
  [
    'deep introspection',
    `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
    /introspection/i,
  ],
  [
    'too many nodes behind an empty first',
    'query ($none: Int) { projects(first: $none, last: 100) { nodes { actions { action { projects(first: null, last: 100) { nodes { title } } } } } } }',
    'LIMIT_EXCEEDED',
    /cost/,
  ],
  [
    'too many nodes behind the default of a variable',
    `query ($ids: [ID!]! = [${repeat(250, () => '"a"')}]) { nodes(ids: $ids) { ... on Country { projects(first: 100) { nodes { id } } } } }`,
    'LIMIT_EXCEEDED',
    /cost/,
  ],
  [
    'many introspections',
    `{ ${repeat(3, (i) => `a${i}: __schema { types { fields { name } } }`)} }`,
    'LIMIT_EXCEEDED',
    /__schema and __type in the document/,
  ],
  [
    'too many points of time series',
    `{ ${repeat(20, (i) => `a${i}: timeSeries(plan: "P", measure: COMMITTED, interval: MONTH, from: "1950-01-01", to: "2026-12-31") { key { code } }`)} }`,
    'LIMIT_EXCEEDED',
    /points of time series: 18480 is more than the 1000/,
  ],
  ['a NUL in a text', '{ project(code: "a\\u0000b") { id } }', 'BAD_USER_INPUT', /NUL/],
  [
    'half a surrogate pair',
    '{ projects(filter: { search: "\\ud800" }) { totalCount } }',
    'GRAPHQL_PARSE_FAILED',
    /Invalid Unicode/,
  ],
  ['a wrong field', '{ plans { nothing } }', 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "nothing"/],
  ['a wrong literal', '{ country(code: "Laos") { id } }', 'GRAPHQL_VALIDATION_FAILED', /three capital letters/],
  ['no document', '', 'BAD_REQUEST', /There is no query/],
  ['no sense', '{ plans { ', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
  [
    'two operations and no name',
    'query A { tools { id } } query B { tools { id } }',
    'OPERATION_RESOLUTION_FAILURE',
    /operation name/,
  ],
];
