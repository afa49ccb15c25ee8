import { expect, test } from '@jest/globals';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { PLAN, sendSheet } from './sheetFiles.js';

// How files are sent over HTTP, and what is answered to what cannot be understood.

const demo = tracker();
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');

const send = async (path: string, type: string, body: string) => {
  const response = await demo.get(path, {
    method: 'POST',
    body,
    headers: { ...(await secretariat.authorization()), 'content-type': type },
  });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
};

test.each(['text/csv', 'text/plain', 'application/json', 'application/octet-stream'])(
  'takes a file as the body, called %s',
  async (type) => {
    expect(await send('/import/tools?name=tools.csv', type, 'code,title\nT-1,One\n')).toMatchObject({
      status: 200,
      counts: { CREATE: 1 },
    });
  },
);

test('says what is wrong with a form that cannot be read', async () => {
  expect(await send('/import/tools', 'multipart/form-data; boundary=x', '--x\r\nnonsense')).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test.each([
  ['/data/projects.csv', `plan=${PLAN}&colour=red`, 'colour: is not known here; projects takes'],
  ['/data/projects.csv', `plan=${PLAN}&pillar=1`, 'pillar: there is no "1"; give its code, such as P1'],
  ['/data/values.csv', `plan=${PLAN}&action=7`, 'action: there is no "7"'],
  ['/data/projects.csv', `plan=${PLAN}&country=LA`, 'country: there is no "LA"; give its code, such as LAO'],
  ['/data/transactions.csv', `plan=${PLAN}&provider=nobody`, 'provider: there is no "nobody"'],
  ['/data/organisations.csv', `plan=${PLAN}`, 'plan: organisations belong to no plan; leave it out'],
  ['/data/metrics-metadata.json', `plan=${PLAN}&measures=NOPE`, 'measures: "NOPE" is none of'],
  ['/data/projects-metadata.json', `plan=${PLAN}&columns=nope`, 'columns: there is no nope'],
  ['/data/projects.csv', `plan=${PLAN}&codes=a%00b`, 'holds a control character'],
  ['/data/projects.csv', `plan=${PLAN}&columns=code,code`, 'columns: code is named twice'],
  ['/data/transactions.csv', `plan=${PLAN}&knownAt=9999-12-31T23:59:59-14:00`, 'knownAt:'],
  ['/data/portfolio.csv', 'plan=%00&donor=KR', 'holds a control character'],
])('refuses what %s?%s asks, and says what to ask', async (path, query, message) => {
  const response = await demo.get(`${path}?${query}`);
  const { errors } = (await response.json()) as { errors: { message: string }[] };

  expect([response.status, errors[0]?.message]).toEqual([400, expect.stringContaining(message)]);
});

test('describes the columns that were asked for, in their order', async () => {
  const feed = await demo.get(`/data/metrics.csv?plan=${PLAN}&measures=DISBURSED&groupBy=PILLAR`);
  const [head = ''] = (await feed.text()).split('\n');
  const described = await demo.get(/<([^>]+)>/.exec(feed.headers.get('link') ?? '')?.[1] ?? '');
  const { tableSchema } = (await described.json()) as { tableSchema: { columns: { name: string }[] } };

  expect(described.headers.get('content-type')).toContain('application/csvm+json');
  expect(tableSchema.columns.map(({ name }) => name).join()).toBe(head);
});

test('checks what was expected before anything else, and answers a file of closed rows the same again', async () => {
  const bad = await sendSheet(secretariat, 'tools', 'code,title\nT-7,\n', { dryRun: 'false', expect: 'other' });
  const open = 'code,title\nT-8,Eight\n';
  const { hash } = await sendSheet(secretariat, 'tools', open);
  const first = await sendSheet(secretariat, 'tools', open, { dryRun: 'false', expect: hash });
  const again = await sendSheet(secretariat, 'tools', open, { dryRun: 'false' });

  expect([bad.status, bad.errors?.[0]?.extensions.code]).toEqual([409, 'VERSION_CONFLICT']);
  expect([first.status, first.isWritten, again.status, again.isWritten, again.canBeTaken]).toEqual([
    200,
    true,
    200,
    false,
    true,
  ]);
});
