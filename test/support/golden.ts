import { readFileSync } from 'node:fs';
import type { MikroORM } from '@mikro-orm/postgresql';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';

const text = readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: tests change any part of the bundle.
type Bundle = any;

/** Loads the plan with exact answers, changed as the test needs it. */
export const loadGolden = async (
  orm: MikroORM,
  change: (golden: Bundle) => void = () => {},
  rename: (json: string) => string = (json) => json,
): Promise<void> => {
  const golden = JSON.parse(rename(text));
  change(golden);
  await importDataset(orm, readBundle(JSON.stringify(golden), 'golden').dataset, 'golden');
};
