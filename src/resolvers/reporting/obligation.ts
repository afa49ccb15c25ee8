import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import type { ObligationRow, ShownReport } from '../../loaders/reporting/index.js';
import { Obligation, ReportSubject } from '../../schema/reporting/index.js';
import { subjectNode } from '../subject.js';

/** Subject and report of an obligation. */
@Resolver(() => Obligation)
export class ObligationResolver {
  @FieldResolver(() => ReportSubject)
  subject(@Root() obligation: ObligationRow, @Ctx() context: Context): Promise<object> {
    return subjectNode(obligation, context);
  }

  @FieldResolver(() => ProgressReport, { nullable: true })
  report(@Root() { reportId }: ObligationRow, @Ctx() { loaders }: Context): Promise<ShownReport | null> {
    return loaders.progressReport.load(reportId);
  }
}
