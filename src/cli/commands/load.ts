import type { Command } from 'commander';
import { UsageError } from '../errors.js';
import { fileNamed } from '../fileNamed.js';
import { sayStep, sayWritten } from '../say.js';

const loadBundle = async (content: string, name: string): Promise<void> => {
  const { importBundle, readBundle } = await import('../../exchange/bundle/index.js');
  const { withDatabase } = await import('../withDatabase.js');
  const bundle = readBundle(content, name);
  await withDatabase(async (database) =>
    sayWritten(await importBundle(database, bundle, name, sayStep), `plan ${bundle.plan}`),
  );
};

const loadAdoptedWording = async (content: string, name: string, plan: string): Promise<void> => {
  const { readWording } = await import('../../exchange/sheets/index.js');
  const { loadWording } = await import('../../services/plan/index.js');
  const { withDatabase } = await import('../withDatabase.js');
  const wording = readWording(content, name);
  await withDatabase(async (database) =>
    sayWritten(await loadWording(database, plan, wording, name), `wording of ${plan}`),
  );
};

/** `tracker load` */
export const loadCommand = (tracker: Command): void => {
  tracker
    .command('load')
    .description(
      'load a plan from a bundle (.json), or the adopted wording of the actions of a plan (.csv with number,pillar,title,description,sourceUrl)',
    )
    .argument('<file>', 'a .json or .csv file')
    .option('--plan <code>', 'for .csv: the plan whose actions they are')
    .action(async (file: string, { plan }: { plan?: string }) => {
      const isBundle = file.endsWith('.json');
      if (!isBundle && !file.endsWith('.csv'))
        throw new UsageError(`${file}: load a bundle that ends in .json or wording that ends in .csv`);
      if (!isBundle && !plan) throw new UsageError('say with --plan CODE which plan the wording is of');
      const { content, name } = fileNamed(file);
      return plan === undefined || isBundle ? loadBundle(content, name) : loadAdoptedWording(content, name, plan);
    });
};
