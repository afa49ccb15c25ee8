import { type Command, Option } from 'commander';
import type { ImportResult, RowResult } from '../../exchange/sheets/index.js';
import type { ClosedRows } from '../../vocabulary/index.js';
import { RefusedImport, UsageError } from '../errors.js';
import { bytesNamed } from '../fileNamed.js';
import { print, say } from '../say.js';

interface Options {
  kind: string;
  plan?: string;
  write?: boolean;
  expect?: string;
  closed: 'refuse' | 'leave-out';
}

const WITHIN_MS = 600_000;
const CLOSED: Record<Options['closed'], ClosedRows> = { refuse: 'REFUSE', 'leave-out': 'LEAVE_OUT' };

const shown = (text: string | null) => (text === null ? 'nothing' : `"${text}"`);

const linesOf = ({ row, outcome, changes, mistakes, notices }: RowResult): string[] => [
  ...(outcome === 'UPDATE'
    ? changes.map(({ field, from, to }) => `row ${row}, ${field}: UPDATE ${shown(from)} to ${shown(to)}`)
    : []),
  ...(outcome === 'CREATE' ? [`row ${row}: CREATE`] : []),
  ...mistakes.map(
    ({ column, code, message }) => `row ${row}${column ? `, ${column}` : ''}: REFUSED ${code}: ${message}`,
  ),
  ...notices.map(({ column, message }) => `row ${row}, ${column}: ${message}`),
];

const sayResult = ({ rows, mistakes, counts, hash, isDryRun, isWritten }: ImportResult): void => {
  for (const { column, message } of mistakes) print(column ? `${column}: ${message}` : message);
  for (const line of rows.flatMap(linesOf)) print(line);
  const { CREATE, UPDATE, SAME, REFUSED } = counts;
  say(`${CREATE} CREATE, ${UPDATE} UPDATE, ${SAME} SAME, ${REFUSED} REFUSED`);
  if (isDryRun) say(`nothing was written; to take it in: --write --expect ${hash}`);
  else say(isWritten ? 'taken in' : 'nothing was written');
};

const isRefused = ({ mistakes, rows }: ImportResult, closed: ClosedRows): boolean =>
  mistakes.length > 0 ||
  rows.some(
    ({ outcome, mistakes: own }) =>
      outcome === 'REFUSED' && !(closed === 'LEAVE_OUT' && own.every(({ code }) => code === 'PERIOD_CLOSED')),
  );

/** `tracker import` */
export const importCommand = (tracker: Command): void => {
  tracker
    .command('import')
    .description(
      'take in a sheet (.xlsx or .csv), or say row by row what that would change: only with --write is it done',
    )
    .argument('<file>', 'an .xlsx or .csv file with the columns that /data/<kind> has')
    .requiredOption('--kind <kind>', 'what its rows are, such as projects; /data lists all kinds')
    .option('--plan <code>', 'the plan that they belong to')
    .option('--write', 'take it in: all of it, or nothing')
    .option('--expect <hash>', 'with --write: only if it does what a run without it has said')
    .addOption(
      new Option('--closed <what>', 'rows dated in closed reporting periods')
        .choices(['refuse', 'leave-out'])
        .default('refuse'),
    )
    .action(async (file: string, { kind: kindName, plan, write = false, expect, closed }: Options) => {
      const { importSheet, readApart, sheetKind, sheetKinds } = await import('../../exchange/sheets/index.js');
      const { byCli } = await import('../../services/write/index.js');
      const { readConfig } = await import('../../config.js');
      const { now } = await import('../../clock.js');
      const { Deadline } = await import('../../database/Deadline.js');
      const { todayIn } = await import('../../domain/lens.js');
      const { withDatabase } = await import('../withDatabase.js');
      const kind = sheetKind(kindName);
      if (!kind)
        throw new UsageError(
          `there is no kind ${kindName}; there are ${sheetKinds.map(({ name }) => name).join(', ')}`,
        );
      const { content, name } = bytesNamed(file);
      const deadline = new Deadline(WITHIN_MS, () => new UsageError(`${name} takes too long to read; split it`));
      const sheets = await readApart(content, name, deadline).finally(() => deadline.stop());
      await withDatabase(async (database) => {
        const { result } = await importSheet(
          database,
          sheets,
          {
            name,
            kind,
            plan,
            isDryRun: !write,
            expect: expect ?? null,
            closed: CLOSED[closed],
            today: todayIn(readConfig().TIME_ZONE, now()),
          },
          { viewer: null, audited: { ...byCli, operation: 'import' } },
        );
        sayResult(result);
        if (isRefused(result, CLOSED[closed]))
          throw new RefusedImport(`${name} was not taken in; put right what is named above`);
      });
    });
};
