import { expect, test } from '@jest/globals';
import { tracker } from '../support/tracker.js';

// The pages as they are sent.

const demo = tracker();
const HTML = { accept: 'text/html,*/*;q=0.8' };
const PLAN = '/plans/APIS-2022-2026';

test('a page is made here: its title, its figures, its canonical address, and its state as JSON', async () => {
  const response = await demo.get('/actions/7', { headers: HTML });
  const text = await response.text();

  expect(response.status).toBe(200);
  expect(text).toMatch(/<title>7\. Extend affordable last-mile broadband .* · AP-IS Action Plan<\/title>/);
  expect(text).toContain(`<link rel="canonical" href="${PLAN}/actions/A07">`);
  expect(text).toMatch(/<h1>7\. Extend affordable/);
  const [, state = ''] = /<script id="given" type="application\/json">(.*)<\/script>/.exec(text) ?? [];
  expect(Object.keys(JSON.parse(state) as object)).toEqual(['queries', 'language', 'status']);
});

test('the short address and that below the plan show the same page', async () => {
  const mainOf = async (path: string) => {
    const text = await (await demo.get(path, { headers: HTML })).text();
    return (/<h1>.*?<\/h1>/.exec(text) ?? [])[0];
  };

  expect(await mainOf('/actions/A07')).toBe(await mainOf(`${PLAN}/actions/7`));
  expect(await mainOf('/')).toBe(await mainOf(PLAN));
});

test('only our own scripts may run, and the page may talk to nobody but us', async () => {
  const { headers } = await demo.get('/', { headers: HTML });

  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('what has not changed is not sent again; what has, is', async () => {
  const first = await demo.get('/donors', { headers: HTML });
  const tag = first.headers.get('etag') ?? '';
  await first.text();

  const again = await demo.get('/donors', { headers: { ...HTML, 'if-none-match': tag } });
  const other = await demo.get('/donors?asOf=2025-06-30', { headers: { ...HTML, 'if-none-match': tag } });

  expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, stale-if-error=60');
  expect(again.status).toBe(304);
  expect(other.status).toBe(200);
});

test('files of the pages are compressed and kept for good', async () => {
  const text = await (await demo.get('/', { headers: HTML })).text();
  const files = [...text.matchAll(/(?:href|src)="(\/web\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');

  expect(files.length).toBeGreaterThan(3);
  for (const path of files) {
    const response = await demo.get(path, { headers: { 'accept-encoding': 'br' } });
    const is = Object.fromEntries(
      ['content-encoding', 'cache-control', 'content-type'].map((one) => [one, response.headers.get(one)]),
    );
    expect([path, response.status, is['content-encoding'], is['cache-control']]).toEqual([
      path,
      200,
      'br',
      'public, max-age=31536000, immutable',
    ]);
    expect(is['content-type']).toMatch(/^(application\/javascript|text\/css)/);
    await response.arrayBuffer();
  }
});

test.each([
  ['/actions/A99', 404],
  ['/projects/NO-SUCH', 404],
  ['/donors/NO-SUCH', 404],
  ['/groups/9', 404],
  ['/groups/x', 404],
  ['/plans/NO-SUCH', 404],
  ['/plans/NO-SUCH/actions', 404],
  ['/nowhere', 404],
  ['/projects?after=nonsense', 400],
])('%s is answered with %i, in words', async (path, status) => {
  const response = await demo.get(path, { headers: HTML });
  const text = await response.text();

  expect(response.status).toBe(status);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(text).toMatch(/<h1>\w/);
});

test.each([
  ['/actions/', '/actions'],
  ['/actions/?asOf=2025-06-30', '/actions?asOf=2025-06-30'],
  ['//actions', '/actions'],
  ['/plans/APIS%2D2022-2026', PLAN],
  ['/actions/A%307', '/actions/A07'],
])('%s leads to %s', async (path, where) => {
  const response = await demo.get(path, { headers: HTML, redirect: 'manual' });

  expect([response.status, response.headers.get('location')]).toEqual([308, where]);
});

test.each(['PROGRESS:group:1.5', 'PROGRESS:group:99999999999', 'SPENT:nothing', 'PROGRESS:indicator:X', 'nonsense'])(
  'a page whose address asks why of nothing there is, %s, is shown all the same',
  async (why) => {
    const response = await demo.get(`/?why=${why}`, { headers: HTML });

    expect(response.status).toBe(200);
    expect(await response.text()).toContain('There is no such figure.');
  },
);

test('what only a budget is known of is not shown as nothing committed', async () => {
  const text = await (await demo.get('/projects/PRJ-CASA', { headers: HTML })).text();
  const list = await (await demo.get('/projects?q=Clean+Air', { headers: HTML })).text();

  expect(text).toContain('No transaction has been published.');
  expect(text).toContain('USD 11,000,000');
  expect(text).not.toMatch(/USD.0 /);
  expect(list).toContain('not published');
  expect(list).not.toContain('>0.00<');
});

test('a program that asks for nothing in particular learns of it as before', async () => {
  const response = await demo.get('/nowhere', { headers: { accept: 'application/json' } });

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test('the query behind a page can be asked by its hash, and opens in the editor', async () => {
  const text = await (await demo.get('/donors/DEMO-FUND-B?currency=EUR', { headers: HTML })).text();
  const [, address = ''] =
    /href="(\/graphql\/[0-9a-f]{64}\?variables=[^"]+)">The query behind this page/.exec(text) ?? [];
  const path = address.replaceAll('&amp;', '&');

  const answer = await demo.get(path, { headers: { accept: 'application/json' } });
  const editor = await (await demo.get(path, { headers: HTML })).text();

  expect(await answer.json()).toMatchObject({
    data: { organisation: { code: 'DEMO-FUND-B' }, plan: { lens: { currency: 'EUR' } } },
  });
  expect(editor).toContain('query DonorPage(');
  expect(editor).toContain('\\"currency\\":\\"EUR\\"');
});

test('what people wrote is shown as text, and cannot end the block of state', async () => {
  const words = '</script><script>alert(1)</script>';
  const text = await (await demo.get(`/search?q=${encodeURIComponent(words)}`, { headers: HTML })).text();

  expect(text).toContain('Search: &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(text).not.toContain('<script>alert(1)');
});
