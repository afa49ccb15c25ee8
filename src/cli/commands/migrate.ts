import type { Command } from 'commander';
import { say } from '../say.js';

/** `tracker migrate` */
export const migrateCommand = (tracker: Command): void => {
  tracker
    .command('migrate')
    .description('bring the tables up to date, or take them down again')
    .option('--to <migration>', 'go up to this migration; 0 takes all tables down')
    .action(async ({ to }: { to?: string }) => {
      const { withDatabase } = await import('../withDatabase.js');
      const { migrate } = await import('../../database/migrate.js');
      await withDatabase(
        async (database) => {
          const steps = await migrate(database, to);
          const done = to === '0' ? 'taken down, with all data' : 'migrated';
          say(steps.length ? `${done}: ${steps.join(', ')}` : 'nothing to migrate');
        },
        { isMigrated: false },
      );
    });
};
