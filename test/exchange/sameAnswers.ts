import { expect } from '@jest/globals';
import { type OperationDefinitionNode, parse, print, visit } from 'graphql';
import { readGlobalId } from '../../src/domain/globalId.js';
import { examples } from '../support/examplePage.js';
import type { Person } from '../support/Person.js';

/** A lens as a document writes it, such as `asOf: "2025-06-30"`; today's is empty. */
type WrittenLens = string;

const directivesIn = (lens: WrittenLens) =>
  (parse(lens ? `query @lens(${lens}) { x }` : '{ x }').definitions as OperationDefinitionNode[])[0]?.directives ?? [];

/** Names of the variables that what is asked for has. */
const variablesIn = ({ selectionSet }: OperationDefinitionNode): string[] => {
  const names: string[] = [];
  visit(selectionSet, { Variable: ({ name }) => void names.push(name.value) });
  return names;
};

/** A document seen through a lens, whatever it says of one itself. */
const seenThrough = (query: string, lens: WrittenLens): string =>
  print(
    visit(parse(query), {
      OperationDefinition: (node) => ({
        ...node,
        directives: [...(node.directives ?? []).filter(({ name }) => name.value !== 'lens'), ...directivesIn(lens)],
        variableDefinitions: node.variableDefinitions?.filter(({ variable }) =>
          variablesIn(node).includes(variable.name.value),
        ),
      }),
    }),
  );

/** Where a document asks for what is later than a day: earlier than every lens here. */
const SINCE = '2022-01-01';

/** Fields that are a database's own. */
const OWN = ['cursor', 'endCursor', 'startCursor', 'revision', 'hash'];

/** An answer without what is a database's own: of an id the type is left. */
const withoutOwn = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (field, value) => {
    if (OWN.includes(field)) return value === null ? null : 'its own';
    return field === 'id' ? readGlobalId(String(value))?.type : value;
  });

/** What people are answered to a document, without what is their database's own; an error is no answer. */
export const answersTo = async (people: readonly Person[], query: string): Promise<unknown[]> =>
  Promise.all(
    people.map(async (one) => {
      const { status, data, errors } = await one.send(query, query.includes('$since: Date') ? { since: SINCE } : {});
      expect([status, errors]).toEqual([200, []]);
      return withoutOwn(data);
    }),
  );

/** Two people are answered the same to all examples, asked of a plan and seen through a lens. */
export const expectSameAnswers = async (
  one: Person,
  other: Person,
  lens: WrittenLens,
  plan = 'APIS-2022-2026',
): Promise<void> => {
  expect(examples.length).toBeGreaterThan(15);
  for (const { name, query } of examples) {
    const asked = seenThrough(query, lens).replaceAll('APIS-2022-2026', plan);
    const [ofOne, ofOther] = await answersTo([one, other], asked);
    expect({ name, answer: ofOther }).toEqual({ name, answer: ofOne });
  }
};
