import 'reflect-metadata';
import {
  defaultFieldResolver,
  type GraphQLEnumType,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { buildSchema } from 'type-graphql';
import type { Context } from '../context.js';
import { plainId } from '../domain/globalId.js';
import { allAsStored } from '../domain/text.js';
import { resolvers } from '../resolvers/index.js';
import { registerEnums } from '../schema/enums.js';
import { lensDirective, lensInput, THROUGH_IDS, takeLens } from '../schema/lensDirective.js';
import { scalars } from '../schema/scalars.js';

/** An argument with ids as they are without a lens: it says how a thing was seen, and not which it is. */
const withPlainIds = (type: GraphQLInputType, value: unknown): unknown => {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (value == null) return value;
  if (isListType(inner)) return Array.isArray(value) ? value.map((one) => withPlainIds(inner.ofType, one)) : value;
  if (isInputObjectType(inner)) {
    const fields = inner.getFields();
    const given = Object.entries(value as object);
    return Object.fromEntries(
      given.map(([name, one]) => [name, fields[name] ? withPlainIds(fields[name].type, one) : one]),
    );
  }
  return inner.name === 'ID' && typeof value === 'string' ? plainId(value) : value;
};

/** Lets the fields of the root see every text as it is stored: what looks the same is the same. */
const readAsStored = (schema: GraphQLSchema): void => {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field;
      const types = new Map(field.args.map(({ name, type }) => [name, type]));
      const plain = (given: Record<string, unknown>) =>
        THROUGH_IDS.includes(field.name)
          ? given
          : Object.fromEntries(
              Object.entries(given).map(([name, value]) => {
                const type = types.get(name);
                return [name, type ? withPlainIds(type, value) : value];
              }),
            );
      field.resolve = (source, { lens: _, ...given }, context, info) =>
        resolve(source, plain(allAsStored(given)), context, info);
    }
};

/** The response name of the root field that something is below. */
const rootOf = (path: GraphQLResolveInfo['path']): string => {
  let here = path;
  while (here.prev) here = here.prev;
  return String(here.key);
};

/** Lets each field see through the lens of its root field. */
const lookThroughLenses = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap()))
    for (const field of isObjectType(type) && !type.name.startsWith('__') ? Object.values(type.getFields()) : []) {
      const { resolve } = field;
      if (!resolve) continue;
      field.resolve = (source, given, context: Context, info) =>
        resolve(source, given, context.roots?.get(rootOf(info.path)) ?? context, info);
    }
};

/** The schema as it is served. */
export const createSchema = async (): Promise<GraphQLSchema> => {
  registerEnums();
  const schema = await buildSchema({ resolvers, validate: false, orphanedTypes: [], scalarsMap: scalars });
  const { directives, types, ...config } = schema.toConfig();
  const basis = schema.getType('Basis') as GraphQLEnumType | undefined;
  if (!basis) return schema;
  const input = lensInput(basis);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) takeLens(field, input);
  readAsStored(schema);
  lookThroughLenses(schema);
  return new GraphQLSchema({ ...config, types: [...types, input], directives: [...directives, lensDirective(basis)] });
};

/** The schema as text, in alphabetical order so that a difference shows only what has changed. */
export const schemaText = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
