import type { Command } from 'commander';
import { BrokenAudit } from '../errors.js';
import { say } from '../say.js';

/** `tracker audit verify` */
export const auditCommand = (tracker: Command): void => {
  tracker
    .command('audit')
    .description('check the audit')
    .command('verify')
    .description('recompute the chain of hashes: a row changed, removed or put in between breaks it')
    .action(async () => {
      const { withDatabase } = await import('../withDatabase.js');
      const { verifyAudit } = await import('../../services/access/index.js');
      await withDatabase(async (database) => {
        const { isWhole, entries, brokenAt, head } = await database.read(verifyAudit);
        if (!isWhole) throw new BrokenAudit(`the audit is broken at entry ${brokenAt} of ${entries}`);
        say(
          head === null ? 'the audit is empty' : `the audit is unbroken: ${entries} entries; the last hash is ${head}`,
        );
      });
    });
};
