import type { Command } from 'commander';
import type { NewToken } from '../../services/access/index.js';
import { roleOption, scopeOption, wholeNumber } from '../options.js';
import { print, say } from '../say.js';

/** Roles that are usually limited to something. */
const USUALLY_SCOPED: readonly string[] = ['FOCAL_POINT', 'CHAIR', 'DONOR'];

/** `tracker token` */
export const tokenCommand = (tracker: Command): void => {
  tracker
    .command('token')
    .description('make a token for the API and print it, once: send it as "Authorization: Bearer …"')
    .addOption(roleOption())
    .option('--name <name>', 'who or what it is for, as the audit names it', 'cli')
    .addOption(scopeOption())
    .option('--organisation <code>', 'organisation that it speaks for')
    .option(
      '--user <subject>',
      'person it belongs to: all their tokens are one person, who cannot approve what they wrote',
    )
    .option('--days <days>', 'how many days until it expires', wholeNumber, 30)
    .action(async ({ scope, ...given }: Omit<NewToken, 'scope'> & { scope?: string }) => {
      const { withDatabase } = await import('../withDatabase.js');
      const { scopeNamed } = await import('../scopeNamed.js');
      const { createToken } = await import('../../services/access/index.js');
      await withDatabase(async (database) => {
        const { secret, expiresOn, id } = await createToken(database, {
          ...given,
          scope: await scopeNamed(database, scope),
        });
        print(secret);
        say(`expires ${expiresOn}; it is not shown again. To revoke it sooner: tracker revoke token:${id}`);
        if (scope === undefined && USUALLY_SCOPED.includes(given.role))
          say(`it is a ${given.role} of everything; --scope limits it`);
      });
    });
};
