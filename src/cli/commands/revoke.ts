import type { Command } from 'commander';
import { UsageError } from '../errors.js';
import { say } from '../say.js';

/** `tracker revoke` */
export const revokeCommand = (tracker: Command): void => {
  tracker
    .command('revoke')
    .description('end a token or a grant at once')
    .argument('<key>', 'token:NUMBER or grant:NUMBER, as `tracker access` lists them')
    .action(async (key: string) => {
      const { withDatabase } = await import('../withDatabase.js');
      const { revokeGiven } = await import('../../services/access/index.js');
      await withDatabase(async (database) => {
        if (!(await revokeGiven(database, key)))
          throw new UsageError(`${key}: nothing to revoke; \`tracker access\` lists what there is`);
        say(`revoked ${key}`);
      });
    });
};
