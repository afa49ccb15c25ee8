import { type GraphQLSchema, getDirectiveValues, getVariableValues, type OperationDefinitionNode } from 'graphql';
import type { Lens } from '../domain/lens.js';
import { isCurrency } from '../domain/money/index.js';
import { badInput } from '../domain/Refusal.js';

/**
 * Reads the lens of an operation from its @lens directive and variables. Null where these are wrong: execution then
 * says how.
 */
export const readLens = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  today: string,
  askedAt: Date,
): Lens | null => {
  const directive = schema.getDirective('lens');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!directive || !coerced) return null;
  const given = (getDirectiveValues(directive, operation, coerced) ?? {}) as Partial<Lens>;
  if (given.currency && !isCurrency(given.currency))
    throw badInput(`@lens: "${given.currency}" is not a currency of ISO 4217, such as "USD"`);
  return {
    asOf: given.asOf ?? today,
    askedAt: given.asOf == null ? askedAt.toISOString() : null,
    knownAt: given.knownAt ?? null,
    basis: given.basis ?? 'APPROVED',
    currency: given.currency ?? null,
  };
};
