import type { Database } from '../../database/Database.js';
import { ActionPlan } from '../../entities/plan/index.js';
import { importDataset, type OnStep } from '../bundle/load/importDataset.js';
import { demoDataset } from './demo.js';
import { officialDataset } from './official.js';

const datasets = { demo: demoDataset, official: officialDataset };
export type DatasetName = keyof typeof datasets;

/** Loads one of the datasets that come with the tracker. Gives the number of rows written. */
export const seed = (database: Database, name: DatasetName, onStep?: OnStep): Promise<number> =>
  importDataset(database, datasets[name](), `the ${name} dataset`, onStep);

/** Loads it only if there is no plan yet. */
export const seedIfEmpty = async (database: Database, name: DatasetName, onStep?: OnStep): Promise<number> =>
  (await database.read((em) => em.count(ActionPlan))) > 0 ? 0 : seed(database, name, onStep);
