import { GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { isDay } from '../domain/day.js';
import { badInput } from '../domain/Refusal.js';
import { oddName } from '../domain/text.js';
import {
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  UrlScalar,
} from '../vocabulary/index.js';

/** A scalar whose value stays a string, checked and in its canonical form. */
const text = (
  type: { name: string; description: string },
  read: (value: string) => string | undefined,
  allowed: string,
  show: (value: unknown) => string = String,
) => {
  const { name, description } = type;
  const parse = (value: unknown, shown = JSON.stringify(value) ?? String(value)): string => {
    const result = typeof value === 'string' ? read(value) : undefined;
    if (result === undefined) throw badInput(`${name} cannot be ${shorten(shown)}: ${allowed}`);
    return result;
  };
  const scalar = new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => show(value),
    parseValue: (value) => parse(value),
    parseLiteral: (node: ValueNode) => (node.kind === Kind.STRING ? parse(node.value) : parse(undefined, print(node))),
  });
  return { type: type as never, scalar };
};

const shorten = (shown: string) => (shown.length > 60 ? `${shown.slice(0, 57)}…` : shown);

const matching = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : undefined);

/** Days. Also used by the lens directive. */
export const day = text(
  DateScalar,
  (value) => (isDay(value) ? value : undefined),
  'it must be a day that exists, such as "2022-05-23"',
);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Moments. Also used by the lens directive. */
export const moment = text(
  DateTimeScalar,
  (value) => {
    const moment = INSTANT.test(value) ? new Date(value) : new Date(Number.NaN);
    const isWithin = !Number.isNaN(moment.getTime()) && moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999;
    return isWithin && isDay(value.slice(0, 10)) ? moment.toISOString() : undefined;
  },
  'it must be like "2024-07-31T00:00:00Z"',
  // The database returns moments as text in its own format.
  (value) => new Date(value as string | Date).toISOString(),
);

const decimal = text(
  DecimalScalar,
  // Here only the characters are checked: the write reports a bad number together with its other user errors.
  matching(/^[\x20-\x7e]{0,100}$/),
  'it must be a text of digits with an optional fraction, such as "1550000.00"',
);

/** Currencies. Also used by the lens directive. */
export const currencyCode = text(
  CurrencyCodeScalar,
  matching(/^[A-Z]{3}$/),
  'it must be three capital letters such as "USD"',
);

const countryCode = text(CountryCodeScalar, matching(/^[A-Z]{3}$/), 'it must be three capital letters such as "LAO"');

const url = text(
  UrlScalar,
  (value) => (/^https?:\/\//i.test(value) && URL.canParse(value) && oddName(value) === null ? value : undefined),
  'it must begin with http:// or https://',
);

/** The GraphQL form of each scalar of the vocabulary. */
export const scalars = [day, moment, decimal, currencyCode, countryCode, url];
