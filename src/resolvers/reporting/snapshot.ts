import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Row } from '../../entities/Row.js';
import { ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { linkedRow } from '../linkedRow.js';

/** Snapshots of closed periods. */
@Resolver(() => Snapshot)
export class SnapshotResolver {
  @Query(() => Snapshot, { nullable: true, description: 'The snapshot with this code; null if there is none.' })
  snapshot(
    @Arg('code', () => String, { description: 'Citable code, e.g. "APIS-2024-H2-v1".' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Snapshot> | null> {
    return loaders.snapshotByCode(code);
  }

  @FieldResolver(() => ReportingPeriod, { description: 'Period that was closed.' })
  period(@Root() { periodId }: Row<Snapshot>, @Ctx() { loaders }: Context): Promise<Row<ReportingPeriod>> {
    return linkedRow(loaders.reportingPeriod, periodId);
  }
}
