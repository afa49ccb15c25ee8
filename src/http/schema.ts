import 'reflect-metadata';
import {
  defaultFieldResolver,
  type GraphQLEnumType,
  GraphQLSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { buildSchema } from 'type-graphql';
import { allAsStored } from '../domain/text.js';
import { resolvers } from '../resolvers/index.js';
import { registerEnums } from '../schema/enums.js';
import { lensDirective } from '../schema/lensDirective.js';
import { scalars } from '../schema/scalars.js';

/** Lets the fields of the root see every text as it is stored: what looks the same is the same. */
const readAsStored = (schema: GraphQLSchema): void => {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, given, context, info) => resolve(source, allAsStored(given), context, info);
    }
};

/** The schema as it is served. */
export const createSchema = async (): Promise<GraphQLSchema> => {
  registerEnums();
  const schema = await buildSchema({ resolvers, validate: false, orphanedTypes: [], scalarsMap: scalars });
  readAsStored(schema);
  const { directives, ...config } = schema.toConfig();
  const basis = schema.getType('Basis') as GraphQLEnumType | undefined;
  if (!basis) return new GraphQLSchema({ ...config, directives });
  return new GraphQLSchema({ ...config, directives: [...directives, lensDirective(basis)] });
};

/** The schema as text, in alphabetical order so that a difference shows only what has changed. */
export const schemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
