import type { Command } from 'commander';

/** `tracker serve` */
export const serveCommand = (tracker: Command): void => {
  tracker
    .command('serve')
    .description('run the service until it is stopped (what npm start does)')
    .action(async () => {
      const { readConfig } = await import('../../config.js');
      const { serve } = await import('../../main.js');
      await serve(readConfig());
    });
};
