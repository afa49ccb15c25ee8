import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { Snapshot } from '../../src/entities/reporting/index.js';
import { tracker } from '../support/tracker.js';

// A snapshot is canonical JSON (RFC 8785), so that anybody can compute its hash from its content.

const api = tracker();

/** JSON with sorted keys and without blanks, as snapshots were written before a library did it. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

test('it has the bytes and the hash that sorted keys give', async () => {
  const snapshots = await api.orm.em.fork().find(Snapshot, {});

  expect(snapshots.length).toBeGreaterThan(0);
  for (const { payload, sha256 } of snapshots) {
    expect(payload).toBe(sorted(JSON.parse(payload)));
    expect(sha256).toBe(createHash('sha256').update(payload).digest('hex'));
  }
});
