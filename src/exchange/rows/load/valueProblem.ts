const LARGEST_INTEGER = 2_147_483_647;

const isText = (value: unknown): value is string => typeof value === 'string';
const isInteger = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) <= LARGEST_INTEGER;
const isListOf = (isOne: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(isOne);
const matches = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value);

/** How a file writes the types of the database: what a value must be, and in words. */
const types: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  integer: [isInteger, 'a whole number'],
  'integer[]': [isListOf(isInteger), 'a list of whole numbers'],
  'double precision': [Number.isFinite, 'a number'],
  numeric: [matches(/^-?\d+(\.\d+)?$/), 'a number written as text, such as "12.50"'],
  boolean: [(value) => typeof value === 'boolean', 'true or false'],
  date: [matches(/^\d{4}-\d\d-\d\d$/), 'a day such as "2026-01-31"'],
  'timestamp with time zone': [
    matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
    'a moment of UTC such as "2026-01-31T08:00:00.000Z"',
  ],
  text: [isText, 'a text'],
  'text[]': [isListOf(isText), 'a list of texts'],
  jsonb: [() => true, 'JSON'],
};

/** Why a value is none of this type of the database; null if it is one. */
export const valueProblem = (type: string, value: unknown): string | null => {
  const [isOne, inWords] = types[type] ?? [() => false, `of the type ${type}, which no file has`];
  return isOne(value) ? null : `must be ${inWords}`;
};
