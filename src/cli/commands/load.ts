import type { Command } from 'commander';
import { UsageError } from '../errors.js';
import { fileNamed } from '../fileNamed.js';
import { sayStep, sayWritten } from '../say.js';

/** Loads a plan: as rows, if the file says that it is that, or a bundle. */
const loadJson = async (content: string, name: string): Promise<void> => {
  const { bundleIn, importBundle, parseJson } = await import('../../exchange/bundle/index.js');
  const { isPlanFile, loadPlan, readPlanFile } = await import('../../exchange/rows/index.js');
  const { withDatabase } = await import('../withDatabase.js');
  const written = parseJson(content, name);
  if (isPlanFile(written)) {
    const file = readPlanFile(written, name);
    return withDatabase(async (database) =>
      sayWritten(await loadPlan(database, file, name, sayStep), `plan ${file.plan}`),
    );
  }
  const bundle = bundleIn(written, name);
  return withDatabase(async (database) =>
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
      'load a plan from a bundle or from what `tracker export` wrote (.json), or the adopted wording of the actions of a plan (.csv with number,pillar,title,description,sourceUrl)',
    )
    .argument('<file>', 'a .json or .csv file')
    .option('--plan <code>', 'for .csv: the plan whose actions they are')
    .action(async (file: string, { plan }: { plan?: string }) => {
      const isBundle = file.endsWith('.json');
      if (!isBundle && !file.endsWith('.csv'))
        throw new UsageError(`${file}: load a plan that ends in .json or wording that ends in .csv`);
      if (!isBundle && !plan) throw new UsageError('say with --plan CODE which plan the wording is of');
      const { content, name } = fileNamed(file);
      return plan === undefined || isBundle ? loadJson(content, name) : loadAdoptedWording(content, name, plan);
    });
};
