import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { unzipped } from '../../src/exchange/sheets/index.js';
import { tracker } from '../support/tracker.js';
import { PLAN, textOf } from './sheetFiles.js';

// All feeds of a plan in one file, whose sums can be checked, and which a snapshot is cited with.

const demo = tracker();

const fetched = async (path: string) => {
  const response = await demo.get(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, files: await unzipped(bytes) };
};

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

interface DataPackage {
  resources: { path: string }[];
}

test('gives all feeds of a plan through one lens in one file, with their sums', async () => {
  const { status, headers, files } = await fetched(`/data/datapackage.zip?plan=${PLAN}&asOf=2026-06-30`);
  const described = JSON.parse(files.get('datapackage.json')?.toString() ?? '') as DataPackage;
  const sums = new Map(
    (files.get('SHA256SUMS')?.toString() ?? '')
      .trim()
      .split('\n')
      .map((line) => line.split('  ').reverse() as [string, string]),
  );

  expect([status, headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(headers.get('content-disposition')).toContain(`${PLAN}-datapackage-2026-06-30.zip`);
  expect(described.resources.map(({ path }) => path).sort()).toEqual(
    [...files.keys()].filter((path) => path.endsWith('.csv')).sort(),
  );
  expect([...sums.keys()].sort()).toEqual([...files.keys()].filter((path) => path !== 'SHA256SUMS').sort());
  for (const [path, sum] of sums) expect([path, sha256(files.get(path) ?? Buffer.alloc(0))]).toEqual([path, sum]);
  for (const kind of ['transactions', 'values', 'statusTable'])
    expect(files.get(`${kind}.csv`)?.toString()).toBe(
      await textOf(demo, `/data/${kind}.csv?plan=${PLAN}&asOf=2026-06-30`),
    );
});

test('is the same bytes again, and not sent again while nothing has changed', async () => {
  const address = `/data/datapackage.zip?plan=${PLAN}&asOf=2026-06-30`;
  const one = await fetched(address);
  const two = await fetched(address);
  const known = await demo.get(address, { headers: { 'if-none-match': one.headers.get('etag') ?? '' } });

  expect(two.files.get('SHA256SUMS')?.toString()).toBe(one.files.get('SHA256SUMS')?.toString());
  expect([known.status, await known.text()]).toEqual([304, '']);
});

test.each([
  ['/snapshots/NOPE.zip', 404, 'there is no snapshot NOPE'],
  ['/data/datapackage.zip', 400, 'plan: say which plan'],
  [`/data/datapackage.zip?plan=${PLAN}&pillar=P1`, 400, 'pillar: is not known here; the data package takes'],
  [`/data/datapackage.zip?plan=${PLAN}&basis=LIVE`, 401, 'basis=LIVE'],
])('refuses %s before it sends anything', async (path, status, message) => {
  const response = await demo.get(path);
  const { errors } = (await response.json()) as { errors: { message: string }[] };

  expect([response.status, errors[0]?.message]).toEqual([status, expect.stringContaining(message)]);
});
