import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { InvalidInput } from '../../domain/problems.js';
import { absent, invalid, type UserError, UserErrors } from '../../domain/userErrors.js';
import { type ImportResult, importFile, type RowResult } from '../../exchange/sheets/index.js';
import { createLoaders } from '../../loaders/index.js';
import { ImportAnswer, ImportPayload, ImportRow } from '../../schema/exchange/index.js';
import { allowUploads, findUpload } from '../../services/access/index.js';
import { ClosedRows, ImportOutcome } from '../../vocabulary/index.js';

const MOST_ROWS = 1_000;

const refused = (userErrors: readonly UserError[]) => ({
  result: null,
  userErrors: userErrors.map((one) => ({ ...one })),
});

/** What is wrong with a file that cannot be read, or is not what was expected. Anything else is thrown on. */
const errorsOf = (error: unknown): UserError[] => {
  if (error instanceof InvalidInput)
    return error.problems.map(({ path, message }) => invalid('upload', path ? `${path}: ${message}` : message));
  if (error instanceof UserErrors) return [...error.errors];
  throw error;
};

/** The outcome with its counts by their names. */
const answerOf = ({ counts: { CREATE, UPDATE, SAME, REFUSED }, ...result }: ImportResult) => ({
  ...result,
  counts: { create: CREATE, update: UPDATE, same: SAME, refused: REFUSED },
  all: result.rows,
});

/** Files that are taken in. */
@Resolver(() => ImportAnswer)
export class ImportResolver {
  @Mutation(() => ImportPayload, {
    description:
      'Takes in a file that was sent to /import/uploads, or says row by row what that would do: all of it is written, or nothing. The same file twice changes nothing. For the secretariat; the form of a report also for focal points. Errors: NOT_FOUND for a kind or plan that there is not, FORBIDDEN outside the scope of a role; user errors: VERSION_CONFLICT where `expect` differs.',
  })
  async importFile(
    @Arg('upload', () => String, { description: 'Code that the upload was answered with; good for an hour.' })
    upload: string,
    @Arg('kind', () => String, { description: 'What its rows are, e.g. "projects": a name that /data lists.' })
    kind: string,
    @Arg('plan', () => String, { nullable: true, description: 'Code of the plan, for what belongs to one.' })
    plan: string | null | undefined,
    @Arg('dryRun', () => Boolean, {
      nullable: true,
      defaultValue: true,
      description: 'Only say what it would do. Default: true.',
    })
    dryRun: boolean | null,
    @Arg('expect', () => String, {
      nullable: true,
      description: 'The hash of a dry run: where the outcome is another one, nothing is written.',
    })
    expect: string | null | undefined,
    @Arg('closed', () => ClosedRows, {
      nullable: true,
      defaultValue: ClosedRows.REFUSE,
      description: 'What becomes of rows that are dated in a closed reporting period.',
    })
    closed: ClosedRows | null,
    @Ctx() context: Context,
  ) {
    const { database, viewer, requestId, today } = context;
    allowUploads(viewer);
    const sent = await findUpload(database.em, viewer, upload);
    if (!sent)
      return refused([
        absent(
          'upload',
          'there is no such upload of yours, or its hour is over; send the file again to /import/uploads',
        ),
      ]);
    const how = {
      kind,
      plan: plan ?? undefined,
      isDryRun: dryRun ?? true,
      expect: expect ?? null,
      closed: closed ?? 'REFUSE',
      today,
    };
    try {
      const { result, revision } = await importFile(database, sent, how, { viewer, requestId });
      if (revision) context.sawRevision(revision);
      context.loaders = createLoaders(context.db, context.lens);
      return { result: answerOf(result), userErrors: [] };
    } catch (error) {
      return refused(errorsOf(error));
    }
  }

  @FieldResolver(() => [ImportRow], { description: 'Its rows, in their order.' })
  rows(
    @Root() { all }: { all: RowResult[] },
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 200,
      description:
        'Number of rows: 1,000 where more are asked for, since what was written has to be answered. All are in the answer of POST /import/<kind>.',
    })
    first: number | null,
    @Arg('outcomes', () => [ImportOutcome], {
      nullable: true,
      description: 'Only rows with one of these outcomes. Default: all.',
    })
    outcomes: ImportOutcome[] | null | undefined,
  ): RowResult[] {
    const most = Math.min(Math.max(first ?? 200, 0), MOST_ROWS);
    return all.filter(({ outcome }) => !outcomes || outcomes.includes(outcome)).slice(0, most);
  }
}
