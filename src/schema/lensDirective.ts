import { DirectiveLocation, GraphQLDirective, type GraphQLEnumType } from 'graphql';
import { currencyCode, day, moment } from './scalars.js';

/** The directive @lens: which facts the whole operation sees, and in which currency. */
export const lensDirective = (basis: GraphQLEnumType) =>
  new GraphQLDirective({
    name: 'lens',
    description:
      "Evaluates the whole operation as of a day, as known at a moment, on a basis and in a currency. It affects dated facts, such as the groups of a country. Titles and other texts always show today's wording.",
    locations: [DirectiveLocation.QUERY],
    args: {
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
    },
  });
