import { type Command, Option } from 'commander';
import type { ImportResult, RowResult } from '../../exchange/sheets/index.js';
import { ClosedRows } from '../../vocabulary/index.js';
import { RefusedImport, UsageError } from '../errors.js';
import { bytesNamed } from '../fileNamed.js';
import { print, say } from '../say.js';

interface Options {
  kind: string;
  plan?: string;
  write?: boolean;
  expect?: string;
  closed: ClosedRows;
}

const WITHIN_MS = 600_000;

const shown = (text: string | null) => (text === null ? 'nothing' : `"${text}"`);

const linesOf =
  (isLeftOut: (result: RowResult) => boolean) =>
  (result: RowResult): string[] => {
    const { row, key, outcome, changes, mistakes, notices } = result;
    const at = (column: string | null) => `row ${row}${key && ` (${key})`}${column ? `, ${column}` : ''}`;
    const refused = isLeftOut(result) ? 'LEFT OUT' : 'REFUSED';
    return [
      ...(outcome === 'UPDATE'
        ? changes.map(({ field, from, to }) => `${at(field)}: UPDATE ${shown(from)} to ${shown(to)}`)
        : []),
      ...(outcome === 'CREATE' ? [`${at(null)}: CREATE`] : []),
      ...mistakes.map(({ column, code, message }) => `${at(column)}: ${refused} ${code}: ${message}`),
      ...notices.map(({ column, message }) => `${at(column)}: ${message}`),
    ];
  };

const endOf = ({ hash, isDryRun, isWritten, canBeTaken }: ImportResult): string => {
  if (!canBeTaken) return 'nothing was written';
  if (isDryRun) return `nothing was written; to take it in: --write --expect ${hash}`;
  return isWritten ? 'taken in' : 'nothing was written: all of it is there already';
};

const sayResult = (result: ImportResult, closed: ClosedRows, lines: (result: RowResult) => string[]): void => {
  const { rows, mistakes, notices, counts } = result;
  for (const { column, message } of [...mistakes, ...notices]) print(column ? `${column}: ${message}` : message);
  for (const line of rows.flatMap(lines)) print(line);
  const { CREATE, UPDATE, SAME, REFUSED } = counts;
  const leftOut = closed === 'LEAVE_OUT' && REFUSED ? ', those of closed periods are left out' : '';
  say(`${CREATE} CREATE, ${UPDATE} UPDATE, ${SAME} SAME, ${REFUSED} REFUSED${leftOut}`);
  say(endOf(result));
};

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
        .choices(Object.keys(ClosedRows))
        .default(ClosedRows.REFUSE),
    )
    .action(async (file: string, { kind: kindName, plan, write = false, expect, closed }: Options) => {
      const { importSheet, isOnlyClosed, readApart, sheetKind, sheetKinds } = await import(
        '../../exchange/sheets/index.js'
      );
      const { byCli } = await import('../../services/write/index.js');
      const { readConfig } = await import('../../config.js');
      const { now } = await import('../../clock.js');
      const { Deadline } = await import('../../database/Deadline.js');
      const { todayIn } = await import('../../domain/lens.js');
      const { withDatabase } = await import('../withDatabase.js');
      const kind = sheetKind(kindName);
      if (!kind)
        throw new UsageError(
          `${kindName === 'report' ? 'a report is taken in with the token of who reports: send it to POST /import/report' : `there is no kind ${kindName}`}; there are ${sheetKinds.map(({ name }) => name).join(', ')}`,
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
            closed,
            today: todayIn(readConfig().TIME_ZONE, now()),
          },
          { viewer: null, audited: { ...byCli, operation: 'import' } },
        );
        sayResult(result, closed, linesOf(closed === 'LEAVE_OUT' ? isOnlyClosed : () => false));
        if (!result.canBeTaken) throw new RefusedImport(`${name} was not taken in; put right what is named above`);
      });
    });
};
