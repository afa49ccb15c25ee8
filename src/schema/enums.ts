import { registerEnumType } from 'type-graphql';
import { publishedEnums } from '../vocabulary/index.js';

/** Makes every enum of the vocabulary known to GraphQL, with the descriptions of its members. */
export const registerEnums = (): void => {
  for (const { name, description, members, values } of publishedEnums)
    registerEnumType(values, {
      name,
      description,
      valuesConfig: Object.fromEntries(Object.entries(members).map(([key, text]) => [key, { description: text }])),
    });
};
