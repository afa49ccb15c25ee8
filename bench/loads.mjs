// npm run bench:loads: bundles of three sizes, each loaded twice. What counts is the time of the processor for one
// project, against that of the smallest size: it must not grow with the size.
import { importDataset, readBundle } from '../dist/exchange/bundle/index.js';
import { startService } from '../dist/http/service.js';
import { openDatabase } from './database.mjs';

const SIZES = (process.env.BENCH_SIZES ?? '1000,3000,10000').split(',').map(Number);

const day = (index) => `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;

/** A plan of so many projects, with something of each kind for each of them. */
const bundleOf = (size) => {
  const plan = `LOADS-${size}`;
  const codes = Array.from({ length: size }, (_, index) => `${plan}-${index}`);
  const each = (write) => codes.map(write);
  return {
    plan: { code: plan, start: '2025-01-01', end: '2027-12-31' },
    pillars: [{ code: 'P1', actions: Array.from({ length: 25 }, (_, index) => `A${index}`) }],
    organisations: Array.from({ length: size / 10 }, (_, index) => `${plan}-ORG-${index}`),
    projects: each((code, index) => ({
      code,
      iatiIdentifier: `XM-${code}`,
      actions: { [`A${index % 25}`]: 60, [`A${(index + 1) % 25}`]: 40 },
      countries: { LAO: 50, VNM: 50 },
      donors: [`${plan}-ORG-${index % (size / 10)}`],
      budget: { amount: index + 1, currency: 'USD' },
    })),
    transactions: each((project, index) => ({
      project,
      type: 'DISBURSEMENT',
      amount: index + 1,
      currency: 'USD',
      date: day(index),
      externalRef: String(index),
      provider: `${plan}-ORG-${index % (size / 10)}`,
    })),
    milestones: each((project, index) => ({ project, title: 'M', dueOn: '2026-12-31', completedOn: day(index) })),
    indicators: each((project, index) => ({
      project,
      code: 'I',
      title: 'Indicator',
      direction: 'INCREASE',
      reportingBasis: 'PERIODIC',
      acrossPeriods: 'SUM',
      acrossUnits: 'SUM',
      baseline: 0,
      target: 100,
      values: [{ date: day(index), value: index }],
    })),
  };
};

const { config, log, url, close } = await openDatabase('tracker_bench_loads');
const service = await startService(config, url, log);
await service.prepared;

/** Loads a bundle; gives the rows written, and the seconds of the processor that it took. */
const load = async (json) => {
  const before = process.cpuUsage();
  const { dataset } = readBundle(json, 'bench');
  const rows = await importDataset(service.database, dataset, 'bench');
  const { user, system } = process.cpuUsage(before);
  return { rows, seconds: (user + system) / 1e6 };
};

await load(JSON.stringify(bundleOf(100))); // compiled code is not that of the first load
const least = {};
console.log('projects  load   rows      CPU s   for one project, against the smallest');
for (const size of SIZES) {
  const json = JSON.stringify(bundleOf(size));
  for (const name of ['first', 'again']) {
    const { rows, seconds } = await load(json);
    least[name] ??= seconds / size;
    const ratio = (seconds / size / least[name]).toFixed(2);
    console.log(
      `${String(size).padEnd(8)}  ${name}  ${String(rows).padEnd(8)}  ${seconds.toFixed(1).padEnd(6)}  ${ratio}`,
    );
  }
}

await service.stop();
await close();
