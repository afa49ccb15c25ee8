import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'apis_';
const SECRET = new RegExp(`^${PREFIX}[\\w-]{20,120}$`);

/** What is stored of a secret, and what it is found by. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** A secret that nobody can guess. */
export const newSecret = () => PREFIX + randomBytes(32).toString('base64url');

/** Whether a bearer token is one of ours, rather than of an issuer. */
export const isApiToken = (token: string): boolean => SECRET.test(token);

/** Whether a subject has the form of a token without a person, "token:12". */
export const isTokenName = (subject: string): boolean => subject.trim().startsWith('token:');

/** Why a person cannot have such a name. */
export const TAKEN =
  'a name that begins with "token:" is that of a token without a person; give the name of the person';
