import type { Command } from 'commander';
import type { Role } from '../../vocabulary/index.js';
import { roleOption, scopeOption } from '../options.js';
import { say } from '../say.js';

interface Given {
  role: Role;
  scope?: string;
  from?: string;
  to?: string;
}

/** `tracker grant` */
export const grantCommand = (tracker: Command): void => {
  tracker
    .command('grant')
    .description('give a role to a person whom the issuer of OpenID Connect knows')
    .argument('<user>', 'subject (sub) of the person at the issuer')
    .addOption(roleOption())
    .addOption(scopeOption())
    .option('--from <day>', 'first day')
    .option('--to <day>', 'last day')
    .action(async (user: string, { role, scope, from, to }: Given) => {
      const { withDatabase } = await import('../withDatabase.js');
      const { scopeNamed } = await import('../scopeNamed.js');
      const { createGrant } = await import('../../services/access/index.js');
      await withDatabase(async (database) => {
        const id = await createGrant(database, {
          user,
          role,
          scope: await scopeNamed(database, scope),
          from: from ?? null,
          to: to ?? null,
        });
        say(`granted ${role} to ${user}. To revoke it: tracker revoke grant:${id}`);
      });
    });
};
