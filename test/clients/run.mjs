// node run.mjs CLIENT ADDRESS [--plain-ids]: runs the steps with a client; prints those that went wrong as JSON.
import { takeSteps } from './steps.mjs';

const [, , name, address, ...flags] = process.argv;

const withoutLens = (id) => {
  const [plain] = Buffer.from(id, 'base64url').toString().split('@');
  return Buffer.from(plain).toString('base64url');
};

/** With --plain-ids: the same answers, but for the lens in the ids. */
const isPlain = flags.includes('--plain-ids');
const idOf = isPlain ? withoutLens : (id) => id;
const fetchPlain = async (url, options) => {
  const answer = await fetch(url, options);
  const text = await answer.text();
  const body = text.replace(/"id":"([\w-]+)"/g, (_, id) => `"id":"${withoutLens(id)}"`);
  return new Response(body, { status: answer.status, headers: answer.headers });
};

const truth = async (query, variables) => {
  const answer = await (isPlain ? fetchPlain : fetch)(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const { open } = await import(`./${name}.mjs`);
const client = await open(`${address}/graphql`, isPlain ? fetchPlain : fetch);
process.stdout.write(JSON.stringify(await takeSteps({ ...client, idOf }, truth)));
process.exit(0);
