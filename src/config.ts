import { isIP } from 'node:net';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { TrackerError } from './domain/errors.js';
import { isTimeZone } from './domain/lens.js';

/** Whether this is an IP address, alone or with the length of a network. */
const isNetwork = (text: string) => {
  const [, address = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && (length === undefined || Number(length) <= (version === 4 ? 32 : 128));
};

/** Whether this is an origin as browsers send it, or all of them. */
const isOrigin = (text: string) =>
  text === '*' || (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text);

const whole = (least: number, most: number) => {
  const allowed = `must be a whole number from ${least} to ${most}`;
  const digits = z.string(allowed).regex(/^\d{1,12}$/, allowed);
  return digits.transform(Number).pipe(z.number().min(least, allowed).max(most, allowed));
};
const count = (fallback: number, most = 1_000_000) => whole(1, most).default(fallback);

/** Whether an address can be read: characters such as @ : / # % of a password are written as %40 %3A %2F %23 %25. */
const isAddress = (text: string): boolean => {
  try {
    const { pathname, username, password } = new URL(text);
    return decodeURIComponent(`${username}${password}${pathname}`) !== '' && pathname.length > 1;
  } catch {
    return false;
  }
};

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
  .refine(
    isAddress,
    'must be postgresql://account:password@host:port/database, with %40 for @, %3A for :, %2F for /, %23 for # and %25 for %',
  )
  .optional();

/** Every setting, its default and what is allowed. Read from the environment, once, by `readConfig`. */
const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on'),
  PORT: whole(0, 65_535).default(4000).describe('port to listen on; 0 takes a free one'),
  DATABASE_URL: databaseUrl.describe('PostgreSQL 15 or newer; without it an embedded PostgreSQL 18 is used'),
  DATABASE_URL_DIRECT: databaseUrl.describe(
    'the same database without the pooler that DATABASE_URL names, for commands, migrations and word of writes',
  ),
  DATA_DIR: z.string().min(1).default('.data').describe('folder of the embedded database'),
  SEED: z
    .enum(['demo', 'official', 'none'])
    .default('demo')
    .describe('what `serve` loads into an empty embedded database'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('logs'),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((origin) => origin.trim() || []))
    .pipe(z.array(z.string().refine(isOrigin, 'must be origins such as https://example.org, without a path, or *')))
    .describe('comma-separated origins that browsers may call from, or *'),
  TIME_ZONE: z
    .string()
    .default('Asia/Bangkok')
    .refine(isTimeZone, 'must be an IANA time zone such as Asia/Bangkok')
    .describe('IANA time zone in which "today" is reckoned when a query names no day'),
  POOL_SIZE: count(10, 200).describe('most connections to the database'),
  QUEUE_SIZE: count(100, 100_000).describe('most operations that wait for a connection; more are answered OVERLOADED'),
  REQUEST_DEADLINE_MS: count(10_000, 600_000).describe('milliseconds after which a request and its SQL are cancelled'),
  BODY_LIMIT_BYTES: count(262_144).describe('largest request body'),
  DOWNLOAD_DEADLINE_MS: count(300_000, 3_600_000).describe(
    'milliseconds after which a file that is still being sent is cut off',
  ),
  UPLOAD_BYTES: count(25 * 2 ** 20, 2 ** 30).describe('largest file that is taken in, in bytes'),
  UPLOAD_DEADLINE_MS: count(120_000, 3_600_000).describe(
    'milliseconds in which a file must have come, been read and been taken in',
  ),
  DATA_LICENCE: z
    .string()
    .max(200)
    .optional()
    .describe('licence of the data, by its SPDX name such as CC-BY-4.0 or its address; none is stated without it'),
  LIMIT_DEPTH: count(12).describe('deepest selection'),
  LIMIT_ALIASES: count(30).describe('most aliases in a document'),
  LIMIT_ROOT_FIELDS: count(20).describe('most fields at the root of an operation'),
  LIMIT_FIELDS: count(500).describe('most field selections in a document'),
  LIMIT_TOKENS: count(2_000).describe('most tokens in a document'),
  LIMIT_DIRECTIVES: count(20).describe('most directives in a document'),
  LIMIT_NODES: count(10_000).describe('most nodes an operation may ask for, counted before it runs'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('issuer of OpenID Connect whose tokens are accepted; none without it'),
  OIDC_AUDIENCE: z.string().default('ap-is-tracker').describe('audience that its tokens must be for'),
  OIDC_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where its keys are; left out, the issuer says it at .well-known/openid-configuration'),
  OIDC_ROLES_CLAIM: z
    .string()
    .default('roles')
    .describe(
      'claim that names roles, e.g. `realm_access.roles`; a role may name what it is for, as in `CHAIR@pillar:PLAN/P1`',
    ),
  OIDC_CLOCK_SKEW_SECONDS: whole(0, 600).default(30).describe('seconds by which clocks may differ'),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((proxy) => proxy.trim() || []))
    .pipe(z.array(z.string().refine(isNetwork, 'must be addresses or networks such as 10.0.0.0/8')))
    .describe('comma-separated addresses or networks of the proxies in front, whose X-Forwarded-For is believed'),
  RATE_LIMIT: count(600).describe(
    'points a minute for each token, and for each address of the anonymous, over all instances: a query costs 1 for each hundred nodes that it may return, and at least 1; each field of a mutation ten times that; anything else 1',
  ),
  ANSWER_CACHE_BYTES: whole(0, 2 ** 32)
    .default(32 * 2 ** 20)
    .describe('memory for remembered public answers; 0 turns it off'),
});

export type Config = z.output<typeof settings>;

/** A setting that cannot be used: the message names it, its value and what is allowed. */
class ConfigError extends TrackerError {
  constructor(message: string) {
    super('SETTINGS', message);
  }
}

/** Reads and checks every setting. Throws ConfigError that lists all wrong ones at once. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in settings.shape && value !== ''),
  );
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}=${JSON.stringify(shown(name, given[name]))}: ${issue.message} (${describeSetting(name)})`;
  });
  const mistyped = mistypedSettings(environment).map((line) => `  ${line}`);
  throw new ConfigError(`These settings cannot be used:\n${[...lines, ...mistyped].join('\n')}`);
};

/** Settings whose names begin so come in families: another name of the family is surely meant for us. */
const FAMILIES = [
  'ANSWER',
  'BODY',
  'CORS',
  'DATABASE',
  'DOWNLOAD',
  'LIMIT',
  'OIDC',
  'QUEUE',
  'RATE',
  'REQUEST',
  'TRUST',
  'UPLOAD',
];
const SHORTEST = 6;
const MOST_CHANGES = 2;

/** Whether a short name has the letters of another in another order, or one more or less: others are too near to many. */
const isSlip = (name: string, meant: string): boolean => {
  const letters = (text: string) => [...text].sort().join('');
  if (name.length === meant.length) return letters(name) === letters(meant);
  return Math.abs(name.length - meant.length) === 1 && distance(name, meant) === 1;
};

/** The setting that a name may have been meant for; null where it is far from all of them. */
const meantBy = (name: string): string | null => {
  const names = Object.keys(settings.shape);
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z]/g, '');
  const spelled = names.find((one) => plain(one) === plain(name) || (one.length < SHORTEST && isSlip(name, one)));
  if (spelled) return spelled;
  if (name.length < SHORTEST) return null;
  const begun = names.find((one) => one.includes('_') && name.startsWith(one));
  if (begun) return begun;
  const nearest = closest(name, names);
  return nearest.length >= SHORTEST && distance(name, nearest) <= MOST_CHANGES ? nearest : null;
};

/** What is wrong with names in the environment that look like settings of ours and are none, one line each. */
export const mistypedSettings = (environment: NodeJS.ProcessEnv = process.env): string[] =>
  Object.keys(environment).flatMap((name) => {
    if (name in settings.shape) return [];
    const meant = meantBy(name);
    if (meant) return [`${name} is no setting; did you mean ${meant}?`];
    const family = FAMILIES.find((one) => name === one || name.startsWith(`${one}_`));
    const names = Object.keys(settings.shape).filter((one) => family && one.startsWith(`${family}_`));
    return family ? [`${name} is no setting; those that begin so are ${names.join(', ')}`] : [];
  });

/** A database URL may hold a password, which no log or message shows. */
const shown = (name: string, value: string | undefined) =>
  name.startsWith('DATABASE_URL') ? value?.replace(/:\/\/([^:/]*):.*@/, '://$1:***@') : value;

const describeSetting = (name: string): string =>
  (settings.shape as Record<string, { description?: string | undefined }>)[name]?.description ?? '';

/**
 * Milliseconds by which tests move the clock of a process. Not a setting: outside of tests the clock stays as it is.
 */
export const clockShift = (): number =>
  process.env.NODE_ENV === 'test' ? Number(process.env.TEST_CLOCK_SHIFT_MS ?? 0) : 0;

/** Environment of programs that we start: nothing of ours but the path. */
export const programEnvironment = (): NodeJS.ProcessEnv => ({ LC_ALL: 'C', PATH: process.env.PATH });

/** Name, default and meaning of each setting, for `tracker settings` and the README. */
export const settingsTable = (): { name: string; fallback: string; meaning: string }[] => {
  const fallbacks = settings.parse({}) as Record<string, unknown>;
  return Object.keys(settings.shape).map((name) => ({
    name,
    fallback: String(fallbacks[name] ?? ''),
    meaning: describeSetting(name),
  }));
};
