import { isDeepStrictEqual } from 'node:util';
import { AGAIN, BOTH, COVERAGE, PLAN, PROJECTS } from './documents.mjs';
import { pagesOf } from './pages.mjs';

const EARLY = { asOf: '2022-06-30' };
const LATE = { asOf: '2024-12-31' };

/** A value without the names of types, which some clients ask for. */
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (/^__/.test(name) ? [] : [[name, plain(one)]])),
  );
};

/**
 * Asks as users of a client do, and compares what the client shows with what the service says to one who keeps nothing.
 * A client has `ask` (through its store), `read` (from its store alone; null where it has no such way), `pages` (all pages
 * of a list, its own way), and `refetch`. Gives the steps that went wrong.
 */
export const takeSteps = async (client, truth) => {
  const wrong = [];
  const check = (step, shown, right) => {
    if (!isDeepStrictEqual(plain(shown), plain(right))) wrong.push({ step, shown: plain(shown), right: plain(right) });
  };
  const [early, late] = [await truth(PLAN, { lens: EARLY }), await truth(PLAN, { lens: LATE })];
  if (isDeepStrictEqual(early.plan.funding, late.plan.funding)) throw new Error('both days have the same figures');

  check('one lens', await client.ask(PLAN, { lens: EARLY }), early);
  check('another lens', await client.ask(PLAN, { lens: LATE }), late);
  check('the first again', await client.ask(PLAN, { lens: EARLY }), early);
  if (client.read) {
    check('the first from the store', await client.read(PLAN, { lens: EARLY }), early);
    check('the other from the store', await client.read(PLAN, { lens: LATE }), late);
  }

  check('a part of a figure', await client.ask(COVERAGE, { lens: EARLY }), await truth(COVERAGE, { lens: EARLY }));
  check('the rest of it after that', await client.ask(PLAN, { lens: EARLY }), early);
  if (client.read) check('both parts in the store', await client.read(PLAN, { lens: EARLY }), early);
  check(
    'the part under another lens',
    await client.ask(COVERAGE, { lens: LATE }),
    await truth(COVERAGE, { lens: LATE }),
  );

  const both = { one: LATE, other: EARLY };
  check('two lenses in one document', await client.ask(BOTH, both), await truth(BOTH, both));

  for (const lens of [EARLY, LATE, EARLY])
    check(`pages as of ${lens.asOf}`, await client.pages(PROJECTS, lens), await pagesOf(truth)(PROJECTS, lens));

  check('asked again', await client.refetch(PLAN, { lens: LATE }), late);
  const { id } = (await truth(PLAN, { lens: EARLY })).plan;
  check('by its id', await client.refetch(AGAIN, { id: client.idOf(id) }), await truth(AGAIN, { id }));
  check('the other after that', await client.ask(PLAN, { lens: LATE }), late);
  if (client.read) check('the other from the store after that', await client.read(PLAN, { lens: LATE }), late);
  return wrong;
};
