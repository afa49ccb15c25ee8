import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  findBreakingChanges,
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

test('the served schema is valid, and is the one that is committed', () => {
  expect(validateSchema(served)).toEqual([]);
  expect(schemaText(served)).toBe(read('../../schema.graphql'));
});

test('keeps the contract but for the parts that are still to come, which are listed', () => {
  const broken = findBreakingChanges(buildSchema(read('../contract/schema.graphql')), served).map(
    ({ description }) => description,
  );

  expect(broken.sort()).toEqual(read('../contract/to-come.txt').split('\n').filter(Boolean));
});

test('describes every type, field, argument, input field and enum value', () => {
  const bare: string[] = [];
  for (const type of Object.values(served.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (!type.description && !['Query', 'Mutation'].includes(type.name)) bare.push(type.name);
    if (isEnumType(type))
      for (const value of type.getValues()) if (!value.description) bare.push(`${type.name}.${value.name}`);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        if (!field.description) bare.push(`${type.name}.${field.name}`);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) bare.push(`${type.name}.${field.name}`);
      for (const argument of field.args)
        if (!argument.description) bare.push(`${type.name}.${field.name}(${argument.name}:)`);
    }
  }
  for (const directive of served.getDirectives())
    for (const argument of directive.args)
      if (!argument.description) bare.push(`@${directive.name}(${argument.name}:)`);

  expect(bare).toEqual([]);
});
