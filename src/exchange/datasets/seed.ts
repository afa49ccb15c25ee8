import type { MikroORM } from '@mikro-orm/postgresql';
import { ActionPlan } from '../../entities/plan/index.js';
import { importDataset, type OnStep } from '../bundle/load/importDataset.js';
import { demoDataset } from './demo.js';
import { officialDataset } from './official.js';

const datasets = { demo: demoDataset, official: officialDataset };
export type DatasetName = keyof typeof datasets;
export const datasetNames = Object.keys(datasets) as DatasetName[];

/** Loads one of the datasets that come with the tracker. Gives the number of rows written. */
export const seed = (orm: MikroORM, name: DatasetName, onStep?: OnStep): Promise<number> =>
  importDataset(orm, datasets[name](), `the ${name} dataset`, onStep);

/** Loads it only if there is no plan yet. */
export const seedIfEmpty = async (orm: MikroORM, name: DatasetName, onStep?: OnStep): Promise<number> =>
  (await orm.em.fork().count(ActionPlan)) > 0 ? 0 : seed(orm, name, onStep);
