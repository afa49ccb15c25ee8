import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyReply } from 'fastify';

const examplesFolder = new URL('../../examples/', import.meta.url);

/** The example operations, in the order of their file names. */
const exampleQueries = (): string[] =>
  readdirSync(examplesFolder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, examplesFolder), 'utf8'));

/** The page where a person tries queries. Needs nothing from the internet. */
export const createExplorer = () => {
  const examples = exampleQueries();
  const html = renderGraphiQL({
    title: 'AP-IS Action Plan tracker',
    endpoint: '/graphql',
    favicon: 'data:,',
    defaultQuery: examples[0] ?? '{ plans { code title } }',
    defaultTabs: examples.map((query) => ({ query })),
    shouldPersistHeaders: false,
  } as Parameters<typeof renderGraphiQL>[0]);
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  /** Only the page's own script may run, and it may talk to nobody but us. */
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = Buffer.from(html);
  return {
    send: (reply: FastifyReply): void =>
      void reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', policy)
        .header('cache-control', 'no-cache')
        .send(page),
  };
};

export type Explorer = ReturnType<typeof createExplorer>;
