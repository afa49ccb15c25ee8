import { createHash } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VERSION } from '../../version.js';
import { isKnown } from '../caching.js';
import { pageHtml, type Rendered } from './pageHtml.js';
import type { WebBuild } from './webBuild.js';

/** An answer of the API, as the pages' module takes it. */
interface Sent {
  status: number;
  at: string;
  body: unknown;
}
interface PagesModule {
  render(url: string, send: (address: string, text: string | null) => Promise<Sent>): Promise<Rendered>;
}

/** Only our own files may run, and they may talk to nobody but us. Styles may be within the page: charts bring theirs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR_SECONDS = 31_536_000;

/** Asks the API within the process, as the reader of the page: what it costs, that reader pays. */
const askWithin =
  (app: FastifyInstance, { ip }: FastifyRequest, reply: FastifyReply, tags: string[]) =>
  async (address: string, text: string | null): Promise<Sent> => {
    const response = await app.inject({
      method: text === null ? 'GET' : 'POST',
      url: address,
      remoteAddress: ip,
      headers: { accept: 'application/json', ...(text === null ? {} : { 'content-type': 'application/json' }) },
      ...(text === null ? {} : { payload: text }),
    });
    const { 'retry-after': wait } = response.headers;
    if (wait !== undefined) void reply.header('retry-after', wait);
    tags.push(String(response.headers.etag ?? `${response.statusCode} ${response.body}`));
    const at = new Date(String(response.headers.date)).toISOString();
    return { status: response.statusCode, at, body: response.json() };
  };

/** An address without slashes that are one too many: "/actions/" is that of the actions. */
const withoutSlashes = (url: string): string => {
  const [path = '', ...search] = url.split('?');
  const shorter = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return [shorter, ...search].join('?');
};

/** Sends a page for an address; for one where there is none, the page that says so. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const createSendPage = (app: FastifyInstance, build: WebBuild): SendPage => {
  let module: Promise<PagesModule> | undefined; // loaded when somebody first opens a page
  return async (request, reply) => {
    const shorter = withoutSlashes(request.url);
    if (shorter !== request.url) return reply.redirect(shorter, 308);
    module ??= import(build.server) as Promise<PagesModule>;
    const tags: string[] = [];
    const page = await (await module).render(request.url, askWithin(app, request, reply, tags));
    if (page.redirect !== null && page.redirect !== request.url) return reply.redirect(page.redirect, 308);
    const files = build.filesFor(page.module);
    void reply
      .code(page.status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('referrer-policy', 'same-origin')
      .header('vary', [reply.getHeader('vary') ?? [], 'Accept-Encoding'].flat().join(', '));
    const html = () => pageHtml(page, files);
    if (page.status !== 200) return reply.header('cache-control', 'no-store').send(html());
    const state = [VERSION, request.url, files.script, ...tags].join('\n');
    const tag = `W/"${createHash('sha256').update(state).digest('base64url')}"`;
    void reply.header('etag', tag).header('cache-control', 'public, max-age=0, s-maxage=1, stale-if-error=60');
    return isKnown(request.headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(html());
  };
};

/** The pages for people: made here, then taken over by a script. */
export const webPages = async (app: FastifyInstance, build: WebBuild): Promise<SendPage> => {
  await app.register(fastifyStatic, {
    root: build.assets,
    prefix: '/web/assets/',
    decorateReply: false,
    preCompressed: true,
    index: false,
    immutable: true,
    maxAge: YEAR_SECONDS * 1_000,
  });
  const sendPage = createSendPage(app, build);
  for (const { path } of build.pages) app.get(path, sendPage);
  return sendPage;
};
