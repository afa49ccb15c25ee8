import { execute, type GraphQLSchema, parse } from 'graphql';
import { openContext } from '../../context.js';
import type { Operation } from '../../database/Operation.js';
import type { Viewer } from '../../domain/access/index.js';
import type { Lens } from '../../domain/lens.js';
import type { Ask } from '../../exchange/sheets/index.js';
import { causeOf } from '../errors.js';

interface Asker {
  schema: GraphQLSchema;
  viewer: Viewer;
  today: string;
  requestId: string;
  lens: Lens;
}

/** Asks our own API within an operation, through one lens. Throws what stands behind the first error of an answer. */
export const askApi =
  (operation: Operation, { schema, lens, ...asker }: Asker): Ask =>
  async (document, variables) => {
    const given = { ...asker, database: operation, sawRevision: () => {} };
    const lenses = { own: { lens, idKey: '' }, byRoot: new Map(), names: [] };
    const { data, errors } = await execute({
      schema,
      document: parse(document),
      variableValues: variables as Record<string, unknown>,
      contextValue: openContext({}, given, lenses),
    });
    if (errors?.[0]) throw causeOf(errors[0]);
    return data;
  };
