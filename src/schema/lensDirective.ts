import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLEnumType,
  type GraphQLField,
  GraphQLInputObjectType,
} from 'graphql';
import { currencyCode, day, moment } from './scalars.js';

/** What a lens consists of. */
const parts = (basis: GraphQLEnumType) => ({
  asOf: {
    type: day.scalar,
    description:
      "Effective date: only facts dated on or before this day count. Default: today in the time zone of the service (setting TIME_ZONE), which is that of the plan's secretariat.",
  },
  knownAt: {
    type: moment.scalar,
    description: 'Recorded time: only facts the tracker knew at this moment count. Default: now.',
  },
  basis: { type: basis, defaultValue: 'APPROVED', description: 'Which facts from progress reports count.' },
  currency: {
    type: currencyCode.scalar,
    description: "Currency of every converted total. Default: the plan's reporting currency.",
  },
});

/** The directive @lens: which facts all root fields of the operation see, and in which currency. */
export const lensDirective = (basis: GraphQLEnumType) =>
  new GraphQLDirective({
    name: 'lens',
    description:
      "Evaluates the whole operation as of a day, as known at a moment, on a basis and in a currency: the short form of the argument `lens` of all its root fields. It affects dated facts, such as the groups of a country. Titles and other texts always show today's wording. Stores that keep things by id do not see it; with the argument, ids carry the lens.",
    locations: [DirectiveLocation.QUERY],
    args: parts(basis),
  });

/** The input of the argument `lens`. */
export const lensInput = (basis: GraphQLEnumType) =>
  new GraphQLInputObjectType({
    name: 'LensInput',
    description:
      "How a root field and all below it look at the facts: as of a day, as known at a moment, on a basis, in a currency. Ids below it carry the lens, so that stores that keep things by id keep two lenses apart; `node(id:)` gives such a thing back through its lens, and mutations take such an id as any other. Titles and other texts always show today's wording.",
    fields: parts(basis),
  });

/** Root fields that give things back through the lens in their ids; all others take ids for the things alone. */
export const THROUGH_IDS: readonly string[] = ['node', 'nodes'];

/** Root fields that show neither things nor figures. */
export const WITHOUT_LENS: readonly string[] = ['lenses', 'codelist'];

/** Gives a root field the argument `lens`. */
export const takeLens = (field: GraphQLField<unknown, unknown>, input: GraphQLInputObjectType): void => {
  if (WITHOUT_LENS.includes(field.name)) return;
  (field.args as unknown[]).push({
    name: 'lens',
    description: 'How it and all below it look at the facts. Default: the lens of the operation (@lens).',
    type: input,
    defaultValue: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  });
};
