import type { Command } from 'commander';
import { print } from '../say.js';

/** `tracker access` */
export const accessCommand = (tracker: Command): void => {
  tracker
    .command('access')
    .description('list the tokens and grants that are not revoked')
    .action(async () => {
      const { withDatabase } = await import('../withDatabase.js');
      const { rolesGiven } = await import('../../services/access/index.js');
      await withDatabase(async (database) => {
        for (const { key, role, to, scope, until, lastUsedAt } of await database.read(rolesGiven)) {
          const lastUsed = lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : '';
          print([key, role, to, scope, until ?? 'no end', lastUsed].join('\t').trimEnd());
        }
      });
    });
};
