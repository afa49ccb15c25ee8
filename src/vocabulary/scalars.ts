/** A text in a fixed format. `schema/scalars.ts` makes the GraphQL scalar of each. */
const scalar = (name: string, description: string) => ({ name, description }) as const;

export const DateScalar = scalar('Date', 'A day of the Gregorian calendar, year-month-day, e.g. "2022-05-23".');

export const DateTimeScalar = scalar(
  'DateTime',
  'A moment, as an ISO 8601 text with its offset from UTC; answers are in UTC, e.g. "2024-07-31T00:00:00.000Z".',
);

export const DecimalScalar = scalar(
  'Decimal',
  'An exact decimal number as a string, e.g. "1550000.00". Money, shares and indicator values are never floating-point numbers.',
);

export const CurrencyCodeScalar = scalar('CurrencyCode', 'Currency, ISO 4217, e.g. "USD".');

export const CountryCodeScalar = scalar('CountryCode', 'Country or area, ISO 3166-1 alpha-3, e.g. "LAO".');

export const UrlScalar = scalar('URL', 'An absolute http or https address.');
