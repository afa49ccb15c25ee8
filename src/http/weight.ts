import { type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Weight } from '../database/Places.js';

/** Types whose fields are computed over many rows, however few they return. */
const FIGURES: readonly string[] = [
  'ChangeConnection',
  'Coverage',
  'DataQuality',
  'Funding',
  'Metrics',
  'Portfolio',
  'Progress',
  'Series',
  'StatusCount',
];

/** Whether a document asks for figures, which takes long where there is much data. */
export const weightOf = (schema: GraphQLSchema, document: DocumentNode): Weight => {
  const types = new TypeInfo(schema);
  let weight: Weight = 'LIGHT';
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const type = types.getType();
        if (type && FIGURES.includes(getNamedType(type).name)) weight = 'HEAVY';
      },
    }),
  );
  return weight;
};
