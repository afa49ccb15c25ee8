import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { wrong } from '../domain/Refusal.js';

/** A scalar that stays a string, checked and put in its canonical form. */
const text = (name: string, description: string, read: (value: string) => string | undefined, allowed: string, show: (value: unknown) => string = String) => {
  const parse = (value: unknown): string => {
    const result = typeof value === 'string' ? read(value) : undefined;
    if (result === undefined) throw wrong(`${name} cannot be ${shorten(value)}: ${allowed}`);
    return result;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => show(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : `of kind ${node.kind}`),
  });
};

const shorten = (value: unknown) => {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
};

const matching = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : undefined);

const isDay = (value: string): boolean => {
  try {
    return value >= '0001' && GraphQLLocalDate.parseValue(value) === value;
  } catch {
    return false;
  }
};

export const DateScalar = text(
  'Date',
  'A day of the Gregorian calendar, year-month-day, e.g. "2022-05-23".',
  (value) => (isDay(value) ? value : undefined),
  'it must be a day that exists, such as "2022-05-23"',
);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export const DateTimeScalar = text(
  'DateTime',
  'A moment, as an ISO 8601 text with its offset from UTC; answers are in UTC, e.g. "2024-07-31T00:00:00.000Z".',
  (value) => {
    const moment = INSTANT.test(value) ? new Date(value) : new Date(Number.NaN);
    const isWithin = !Number.isNaN(moment.getTime()) && moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999;
    return isWithin && isDay(value.slice(0, 10)) ? moment.toISOString() : undefined;
  },
  'it must be like "2024-07-31T00:00:00Z"',
  // The database gives moments as text of its own form.
  (value) => new Date(value as string | Date).toISOString(),
);

export const DecimalScalar = text(
  'Decimal',
  'An exact decimal number as a string, e.g. "1550000.00". Money, shares and indicator values are never floats.',
  // Whether it can be used is for the write to say, together with everything else that is wrong with its input.
  matching(/^[\x20-\x7e]{0,100}$/),
  'it must be a text of digits with an optional fraction, such as "1550000.00"',
);

export const CurrencyCodeScalar = text(
  'CurrencyCode',
  'Currency, ISO 4217, e.g. "USD".',
  matching(/^[A-Z]{3}$/),
  'it must be three capital letters such as "USD"',
);

export const CountryCodeScalar = text(
  'CountryCode',
  'Country or area, ISO 3166-1 alpha-3, e.g. "LAO".',
  matching(/^[A-Z]{3}$/),
  'it must be three capital letters such as "LAO"',
);

export const UrlScalar = text(
  'URL',
  'An absolute http or https address.',
  (value) => (/^https?:\/\//i.test(value) && URL.canParse(value) ? value : undefined),
  'it must begin with http:// or https://',
);
