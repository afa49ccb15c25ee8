import type { Command } from 'commander';
import { fileNamed } from '../fileNamed.js';
import { sayStep, sayWritten } from '../say.js';

/** `tracker rates` */
export const ratesCommand = (tracker: Command): void => {
  tracker
    .command('rates')
    .description("load exchange rates: from,to,date,rate,source, or the layout of the ECB's daily reference rates")
    .argument('<file>', 'a .csv file')
    .action(async (file: string) => {
      const { importDataset, parseDataset } = await import('../../exchange/bundle/index.js');
      const { readRates } = await import('../../exchange/sheets/index.js');
      const { withDatabase } = await import('../withDatabase.js');
      const { content, name } = fileNamed(file);
      const exchangeRates = readRates(content, name);
      await withDatabase(async (database) =>
        sayWritten(
          await importDataset(database, parseDataset({ exchangeRates }), name, sayStep),
          `${exchangeRates.length} rates`,
        ),
      );
    });
};
