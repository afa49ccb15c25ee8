import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import relay from 'relay-runtime';
import * as documents from './documents.mjs';
import { pagesOf } from './pages.mjs';

const { Environment, fetchQuery, Network, RecordSource, Store, createOperationDescriptor, getRequest } = relay;
const require = createRequire(import.meta.url);

/** Compiles the documents against the schema of the service, as a build does; gives them by their text. */
const compile = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  try {
    mkdirSync(join(folder, 'src'));
    copyFileSync(new URL('../../schema.graphql', import.meta.url), join(folder, 'schema.graphql'));
    const named = Object.values(documents).map((text) => [/query (\w+)Query/.exec(text)[1], text]);
    for (const [name, text] of named)
      writeFileSync(
        join(folder, 'src', `${name}.js`),
        `import { graphql } from 'relay-runtime';\ngraphql\`${text}\`;\n`,
      );
    const config = { src: './src', schema: './schema.graphql', language: 'javascript' };
    writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
    execFileSync(require('relay-compiler'), ['relay.config.json'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const generated = join(folder, 'src', '__generated__');
    for (const file of readdirSync(generated)) {
      const path = join(generated, file);
      writeFileSync(path.replace(/\.js$/, '.mjs'), readFileSync(path, 'utf8'));
    }
    const compiled = named.map(async ([name, text]) => {
      const { default: query } = await import(join(generated, `${name}Query.graphql.mjs`));
      return [text, query];
    });
    return new Map(await Promise.all(compiled));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const open = async (url, fetch) => {
  const compiled = await compile();
  const send = async ({ text }, variables) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return answer.json();
  };
  const environment = new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });
  const kept = [];
  const asked = (fetchPolicy) => async (text, variables) => {
    const query = compiled.get(text);
    const operation = createOperationDescriptor(getRequest(query), variables);
    kept.push(environment.retain(operation)); // or the store forgets what nobody shows
    return fetchQuery(environment, query, variables, { fetchPolicy }).toPromise();
  };
  const ask = asked('store-or-network');
  return {
    ask,
    refetch: asked('network-only'),
    read: async (text, variables) =>
      environment.lookup(createOperationDescriptor(getRequest(compiled.get(text)), variables).fragment).data,
    pages: pagesOf(ask),
  };
};
