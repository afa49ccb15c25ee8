import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  validateSchema,
} from 'graphql';
import { createSchema, schemaText } from '../../src/http/schema.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

let served: GraphQLSchema;
beforeAll(async () => {
  served = await createSchema();
});

test('serves a valid schema', () => {
  expect(validateSchema(served)).toEqual([]);
});

test('serves the schema that is committed', () => {
  expect(schemaText(served)).toBe(read('../../schema.graphql'));
});

test('keeps the contract but for the parts that are still to come, which are listed', () => {
  const changes = findBreakingChanges(buildSchema(read('../contract/schema.graphql')), served);

  const broken = changes.map(({ description }) => description);
  expect(broken.sort()).toEqual(read('../contract/to-come.txt').split('\n').filter(Boolean));
});

/** Something that the schema must describe, and how to name it. */
interface Part {
  name: string;
  description?: string | null;
}

const fieldsOf = (type: GraphQLObjectType | GraphQLInterfaceType): Part[] =>
  Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    { name: `${type.name}.${name}`, description },
    ...args.map((argument) => ({ ...argument, name: `${type.name}.${name}(${argument.name}:)` })),
  ]);

const membersOf = (type: GraphQLNamedType): Part[] => {
  const inType = (parts: readonly Part[]) => parts.map((part) => ({ ...part, name: `${type.name}.${part.name}` }));
  if (isEnumType(type)) return inType(type.getValues());
  if (isInputObjectType(type)) return inType(Object.values(type.getFields()));
  return isObjectType(type) || isInterfaceType(type) ? fieldsOf(type) : [];
};

test('describes every type, field, argument, input field and enum value', () => {
  const types = Object.values(served.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const described = types.filter(({ name }) => !['Query', 'Mutation'].includes(name));
  const parts: Part[] = [
    ...described,
    ...types.flatMap(membersOf),
    ...served
      .getDirectives()
      .flatMap(({ name, args }) => args.map((argument) => ({ ...argument, name: `@${name}(${argument.name}:)` }))),
  ];

  expect(parts.length).toBeGreaterThan(types.length);
  expect(parts.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
});
