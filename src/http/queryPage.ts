import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pack, packingFor } from './compress.js';
import { escaped } from './escaped.js';
import { examples } from './examples.js';
import { queryPageScript, queryPageStyle } from './queryPageParts.js';

/** What an address names, to be shown in a tab. */
export interface Linked {
  name: string;
  text: string;
  /** As JSON; null for none. */
  variables: string | null;
}

/** A file that never changes under its address. */
interface Asset {
  path: string;
  type: string;
  body: Buffer;
}

const assetOf = (name: string, ending: 'js' | 'css', text: string): Asset => {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const type = ending === 'js' ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8';
  return { path: `/assets/${name}-${hash}.${ending}`, type, body: Buffer.from(text) };
};

const between = (html: string, from: string, to: string): string =>
  html.slice(html.indexOf(from) + from.length, html.lastIndexOf(to));

/** The parts of GraphiQL: it comes as one page, with everything in it, and does not have to be sent at each visit. */
const graphiqlParts = () => {
  const html = renderGraphiQL({});
  const style = between(html, '<style>', '</style>');
  const script = between(html, '<script>', '</script>');
  return { style, script: script.slice(0, script.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL(')) };
};

/** Only our own files may run, and they may talk to nobody but us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  'worker-src blob:',
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/** The page where a person tries queries. Needs nothing from the internet. */
export const createQueryPage = () => {
  const graphiql = graphiqlParts();
  const style = assetOf('query-page', 'css', `${graphiql.style}\n${queryPageStyle}`);
  const script = assetOf('graphiql', 'js', graphiql.script);
  const start = assetOf('query-page', 'js', queryPageScript);
  const assets = [style, script, start];

  const pageFor = (chosen: string | null, linked: Linked | null): string => {
    const example = examples.find(({ name }) => name === chosen) ?? null;
    const shown = linked ?? (example && { name: example.name, text: example.text, variables: null });
    const items = examples.map(({ name, title }) => {
      const current = name === example?.name ? ' aria-current="page"' : '';
      return `<li><a href="/graphql?example=${name}"${current}>${escaped(title.split(/[:;.]/)[0] ?? title)}</a></li>`;
    });
    const given = {
      endpoint: '/graphql',
      title: 'AP-IS Action Plan tracker',
      example: shown,
      defaultQuery: examples[0]?.text,
      shouldPersistHeaders: false,
    };
    return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Try a query: AP-IS Action Plan tracker</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${style.path}">
    <script id="given" type="application/json">${JSON.stringify(given).replace(/</g, '\\u003c')}</script>
    <script src="${script.path}" defer></script>
    <script src="${start.path}" defer></script>
  </head>
  <body>
    <details class="examples" id="examples">
      <summary>Examples</summary>
      <nav aria-label="Examples"><ol>${items.join('')}</ol></nav>
      <p><a href="/schema.graphql">schema.graphql</a></p>
    </details>
    <main id="root"><noscript>This page needs JavaScript. The API does not: send queries to /graphql.</noscript></main>
  </body>
</html>
`;
  };

  return {
    /** Shows the page with what an address names: an example, or a document with its variables. */
    send: (request: FastifyRequest, reply: FastifyReply, linked: Linked | null = null): void => {
      const { example } = request.query as { example?: unknown };
      void reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-cache')
        .header('vary', 'Accept, Accept-Encoding')
        .send(pageFor(typeof example === 'string' ? example : null, linked));
    },
    /** Serves the files of the page, which browsers keep for good. */
    addAssets: (app: FastifyInstance): void => {
      for (const { path, type, body } of assets)
        app.get(path, async ({ headers }, reply) => {
          const packed = await packedFor(headers['accept-encoding'], path, body);
          void reply
            .header('content-type', type)
            .header('cache-control', 'public, max-age=31536000, immutable')
            .header('vary', 'Accept-Encoding');
          if (packed.encoding) void reply.header('content-encoding', packed.encoding);
          return reply.send(packed.body);
        });
    },
  };
};

/** Files as they were compressed when somebody first asked for them: they are large, and never change. */
const packedFiles = new Map<string, Promise<Buffer>>();

const packedFor = async (accepted: string | undefined, path: string, body: Buffer) => {
  const encoding = packingFor(accepted);
  if (!encoding) return { encoding, body };
  const key = `${encoding} ${path}`;
  const packed = packedFiles.get(key) ?? pack[encoding](body);
  packedFiles.set(key, packed);
  return { encoding, body: await packed };
};

export type QueryPage = ReturnType<typeof createQueryPage>;
