import type { Command } from 'commander';
import { print } from '../say.js';

/** `tracker doctor` */
export const doctorCommand = (tracker: Command): void => {
  tracker
    .command('doctor')
    .description('check that a database is as this version knows it: tables, snapshots and audit; changes nothing')
    .action(async () => {
      const { withDatabase } = await import('../withDatabase.js');
      const { examine } = await import('../examine.js');
      await withDatabase(
        async (database) => {
          for (const line of await examine(database)) print(line);
        },
        { isMigrated: false },
      );
    });
};
