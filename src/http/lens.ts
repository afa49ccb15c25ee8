import { type GraphQLSchema, getDirectiveValues, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { type Lens, todayIn } from '../domain/lens.js';

/** Reads the lens of an operation from its @lens directive and variables. Null where these are wrong: execution then says how. */
export const readLens = (schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Record<string, unknown>, timeZone: string): Lens | null => {
  const directive = schema.getDirective('lens');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!directive || !coerced) return null;
  const given = (getDirectiveValues(directive, operation, coerced) ?? {}) as Partial<Lens>;
  return { asOf: given.asOf ?? todayIn(timeZone), knownAt: given.knownAt ?? null, basis: given.basis ?? 'APPROVED', currency: given.currency ?? null };
};
