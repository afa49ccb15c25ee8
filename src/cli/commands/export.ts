import type { Command } from 'commander';
import type { Database } from '../../database/Database.js';
import { say } from '../say.js';

/** Writes a plan, in one transaction that reads: never begun again, since a part of it may be out. */
const writePlan = async (database: Database, code: string, out: string | undefined): Promise<void> => {
  const { exportPlan } = await import('../../exchange/rows/index.js');
  const { writeOut, writeWhole } = await import('../writeWhole.js');
  const operation = database.begin();
  try {
    const { scope, pieces, counted } = await exportPlan(operation.em, code);
    if (out === undefined && !(await writeOut(pieces))) return;
    if (out !== undefined) await writeWhole(out, pieces);
    if (scope.others.length) say(`with it: ${scope.others.join(', ')}`);
    if (scope.left) say(`${scope.left} projects of other plans, or of none, stay behind`);
    say(`plan ${scope.plan}: ${counted.rows} rows written${out === undefined ? '' : ` to ${out}`}`);
  } finally {
    await operation.end();
  }
};

/** `tracker export` */
export const exportCommand = (tracker: Command): void => {
  tracker
    .command('export')
    .description(
      'write a plan as JSON, with the plans and projects that belong to it and their whole history: what `tracker load` puts into another database',
    )
    .requiredOption('--plan <code>', 'the plan')
    .option('--out <file>', 'write it there, for its owner alone, instead of to standard output')
    .action(async ({ plan, out }: { plan: string; out?: string }) => {
      const { withDatabase } = await import('../withDatabase.js');
      await withDatabase((database) => writePlan(database, plan, out));
    });
};
