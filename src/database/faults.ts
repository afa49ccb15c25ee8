/** What kind of trouble the database is in, whoever's words say so. */
export type Fault =
  /** The connection is gone: the same work may succeed on a fresh one. */
  | 'LOST'
  /** It is away, busy, full or broken: work may succeed later. */
  | 'AWAY'
  /** It ended a statement that took too long. */
  | 'CANCELLED'
  /** The statement asks for more than PostgreSQL can do. */
  | 'TOO_MUCH';

/** Classes of SQLSTATEs, by their first two characters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const classes: Record<string, Fault> = {
  '08': 'LOST', // connection exception; poolers speak in this class
  '28': 'AWAY', // not let in: a password was changed
  '3D': 'AWAY', // no such database
  '25': 'AWAY', // invalid transaction state, such as a database that takes no writes
  '53': 'AWAY', // insufficient resources: disk, memory, connections
  '54': 'TOO_MUCH', // program limit exceeded
  '55': 'AWAY', // object not in prerequisite state, such as a lock that others hold
  '57': 'AWAY', // operator intervention
  '58': 'AWAY', // system error
  XX: 'AWAY', // internal error
};

/** SQLSTATEs that say more than their class: the server ends the session, or the statement alone. */
const states: Record<string, Fault | null> = {
  '25P02': null, // what follows from an error before it in the same transaction
  '25P03': 'LOST',
  '57014': 'CANCELLED',
  '57P01': 'LOST',
  '57P02': 'LOST',
  '57P03': 'LOST',
  '57P05': 'LOST',
};

/** Codes of sockets that broke, or found nobody at the address. */
const SOCKET = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What the driver says, without a code, of a connection that broke. */
const DRIVER =
  /connection terminated|connection timeout|timeout expired|timeout exceeded|read timeout|not queryable|connection error/i;

/** What a pooler says in its own words, where a server has an SQLSTATE. */
const POOLER_REFUSES = /authentication failed|no such (database|user)/i;

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether the database lets us in only once somebody changes a setting: its address, the account, or its rights. */
export const needsSetting = (error: unknown): boolean =>
  error instanceof Error &&
  (/^(28|3D|42501)/.test(codeOf(error)) || POOLER_REFUSES.test(error.message) || /not support SSL/.test(error.message));

/** What an error says of the database; null where it says nothing. */
export const faultOf = (error: unknown): Fault | null => {
  const code = codeOf(error);
  if (SOCKET.test(code)) return 'LOST';
  if (Object.hasOwn(states, code)) return states[code] ?? null;
  if (/^[0-9A-Z]{5}$/.test(code)) return classes[code.slice(0, 2)] ?? null;
  return error instanceof Error && DRIVER.test(error.message) ? 'LOST' : null;
};
