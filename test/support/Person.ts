import { expect } from '@jest/globals';
import { createToken } from '../../src/services/access/index.js';
import type { Role } from '../../src/vocabulary/index.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import type { Answer, tracker } from './tracker.js';

/** Somebody who uses the tracker. Their token is made when they first do something. */
export class Person {
  #secret: Promise<string> | undefined;

  constructor(
    readonly api: ReturnType<typeof tracker>,
    readonly name: string,
    readonly role: keyof typeof Role,
  ) {}

  /** Runs an operation; gives the whole answer. */
  async run<D, V>(operation: TypedDocumentString<D, V>, variables?: V): Promise<Answer<D>> {
    this.#secret ??= createToken(this.api.orm, { name: this.name, role: this.role, days: 1 }).then(
      ({ secret }) => secret,
    );
    const body = { query: operation.toString(), variables };
    return (await this.api.send(body, { authorization: `Bearer ${await this.#secret}` })) as Answer<D>;
  }

  /** Runs an operation that must not fail; gives its data. */
  async asks<D, V>(operation: TypedDocumentString<D, V>, variables?: V): Promise<D> {
    const { data, errors } = await this.run(operation, variables);
    expect(errors).toEqual([]);
    return data;
  }
}
