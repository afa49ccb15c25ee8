import type { GraphQLSchema } from 'graphql';
import { Documents, type Request } from './Documents.js';
import { faults } from './faults.js';
import { Random } from './Random.js';
import { type Pools, Values } from './Values.js';

/** An answer as it came. */
export interface Answered {
  status: number;
  codes: string[];
  /** The answer as text, for a report. */
  text: string;
}

/** What the fuzzing of one role needs. */
export interface Fuzzing {
  schema: GraphQLSchema;
  seed: number;
  pools: Pools;
  /** Whether a document is within the limits: those beyond are not sent as valid ones. */
  isWithin(request: Request): boolean;
  send(request: Request): Promise<Answered>;
}

/** Something that is not as it should be. */
export interface Surprise {
  what: string;
  request: Request;
  answered: Answered;
}

/** Codes of what a valid document may be refused for: the role, or what it names. */
const REFUSALS_OF_VALID = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'];

const generatorOf = ({ schema, seed, pools, isWithin }: Fuzzing) => {
  const random = new Random(seed);
  const documents = new Documents(schema, random, new Values(random, pools));
  const make = (): Request => {
    for (;;) {
      const request = documents.make();
      if (isWithin(request)) return request;
    }
  };
  return { random, make };
};

/**
 * Sends so many valid documents. Gives those that were refused for another reason than the role or what they name, and
 * how many queries and mutations were answered without any error.
 */
export const fuzzValid = async (
  fuzzing: Fuzzing,
  count: number,
): Promise<{ surprises: Surprise[]; answered: { query: number; mutation: number } }> => {
  const { make } = generatorOf(fuzzing);
  const surprises: Surprise[] = [];
  const answeredOf = { query: 0, mutation: 0 };
  for (let index = 0; index < count; index += 1) {
    const request = make();
    const answered = await fuzzing.send(request);
    const isExpected = answered.status < 500 && answered.codes.every((code) => REFUSALS_OF_VALID.includes(code));
    if (!isExpected) surprises.push({ what: 'a valid document', request, answered });
    if (!answered.codes.length) answeredOf[request.query.startsWith('mutation') ? 'mutation' : 'query'] += 1;
  }
  return { surprises, answered: answeredOf };
};

/** Sends so many documents with one fault each. Gives those that were let through, or refused with another code. */
export const fuzzFaulty = async (
  fuzzing: Fuzzing,
  count: number,
): Promise<{ surprises: Surprise[]; tried: Map<string, number> }> => {
  const { random, make } = generatorOf(fuzzing);
  const surprises: Surprise[] = [];
  const tried = new Map<string, number>();
  for (let index = 0; index < count; ) {
    const fault = random.pick(faults);
    const request = fault.apply(make(), random);
    if (!request) continue;
    index += 1;
    tried.set(fault.name, (tried.get(fault.name) ?? 0) + 1);
    const answered = await fuzzing.send(request);
    const { status, codes } = answered;
    const isRefused = codes.length > 0 && codes.every((code) => fault.codes.includes(code));
    if (!isRefused || status >= 500) surprises.push({ what: fault.name, request, answered });
  }
  return { surprises, tried };
};
