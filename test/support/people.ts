import { expect } from '@jest/globals';
import type { Scope } from '../../src/domain/access/index.js';
import { createToken } from '../../src/services/access/index.js';
import type { Role } from '../../src/vocabulary/index.js';
import type { tracker } from './tracker.js';

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations that tests send.
type Any = any;

/** People with tokens, who send operations; somebody without a token is anonymous. */
export const people = (api: ReturnType<typeof tracker>) => {
  const tokens: Record<string, string> = {};
  const send = (who: string, query: string, variables: object = {}) =>
    api.send({ query, variables }, tokens[who] ? { authorization: `Bearer ${tokens[who]}` } : {});
  return {
    /** Gives somebody a token. */
    give: async (name: string, role: keyof typeof Role, scope: Scope | null = null) => {
      tokens[name] = (await createToken(api.orm, { name, role, days: 1, scope })).secret;
    },
    send,
    /** Sends an operation that must not fail. Gives its first field. */
    run: async (who: string, query: string, variables: object = {}): Promise<Any> => {
      const { data, errors } = await send(who, query, variables);
      expect(errors).toEqual([]);
      return Object.values(data)[0];
    },
  };
};
