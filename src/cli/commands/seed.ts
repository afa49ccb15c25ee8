import { type Command, Option } from 'commander';
import type { DatasetName } from '../../exchange/datasets/index.js';
import { wholeNumber } from '../options.js';
import { sayStep, sayWritten } from '../say.js';

const DATASETS: readonly DatasetName[] = ['demo', 'official'];

/** `tracker seed` */
export const seedCommand = (tracker: Command): void => {
  tracker
    .command('seed')
    .description('load the facts about AP-IS that come with the tracker, or a made-up plan for measuring')
    .addOption(
      new Option(
        '--dataset <name>',
        'official: what is published and no more; demo: with illustrative titles and synthetic projects',
      )
        .choices(DATASETS)
        .default('official'),
    )
    .option('--scale <projects>', 'instead: a synthetic plan with this many projects', wholeNumber)
    .action(async ({ dataset, scale }: { dataset: DatasetName; scale?: number }) => {
      const { withDatabase } = await import('../withDatabase.js');
      const { scaleDataset, seed } = await import('../../exchange/datasets/index.js');
      const { importDataset } = await import('../../exchange/bundle/index.js');
      await withDatabase(async (database) => {
        if (!scale) return sayWritten(await seed(database, dataset, sayStep), `the ${dataset} dataset`);
        const what = `plan SCALE-${scale}`;
        sayWritten(await importDataset(database, scaleDataset(scale), what, sayStep), what);
      });
    });
};
