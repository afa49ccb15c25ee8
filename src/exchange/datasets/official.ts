import { readFileSync } from 'node:fs';
import { type Dataset, type DatasetInput, parseDataset } from '../bundle/dataset/dataset.js';

/** The facts about AP-IS as committed: what is published and no more. */
export const officialInput = (): DatasetInput =>
  JSON.parse(readFileSync(new URL('../../../data/official.json', import.meta.url), 'utf8')) as DatasetInput;

export const officialDataset = (): Dataset => parseDataset(officialInput());
