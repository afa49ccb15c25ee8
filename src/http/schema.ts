import 'reflect-metadata';
import { type GraphQLEnumType, GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { resolvers } from '../resolvers/index.js';
import { registerEnums } from '../schema/enums.js';
import { lensDirective } from '../schema/lensDirective.js';
import { scalars } from '../schema/scalars.js';

/** The schema as it is served. */
export const createSchema = async (): Promise<GraphQLSchema> => {
  registerEnums();
  const schema = await buildSchema({ resolvers, validate: false, orphanedTypes: [], scalarsMap: scalars });
  const { directives, ...config } = schema.toConfig();
  const basis = schema.getType('Basis') as GraphQLEnumType | undefined;
  if (!basis) return new GraphQLSchema({ ...config, directives });
  return new GraphQLSchema({ ...config, directives: [...directives, lensDirective(basis)] });
};

/** The schema as text, in alphabetical order so that a difference shows only what has changed. */
export const schemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
