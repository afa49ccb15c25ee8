import { ArgsType, type ClassType, Field, ID, InputType } from 'type-graphql';
import { ProgressReport } from '../../entities/reporting/index.js';
import { OrderDirection, ProgressReportOrderField, ReportState, Timeliness } from '../../vocabulary/index.js';
import { connectionOf, PageArgs } from '../connection.js';

@InputType({ description: 'Conditions on reports. All of them must be met.' })
export class ProgressReportFilter {
  @Field(() => String, { nullable: true, description: 'Code of the plan.' })
  plan?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the reporting period.' })
  period?: string | null;

  @Field(() => [ReportState], { nullable: true, description: 'State is one of these.' })
  state?: ReportState[] | null;

  @Field(() => [Timeliness], { nullable: true, description: "Timeliness on the lens's day is one of these." })
  timeliness?: Timeliness[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that reports.' })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the action or project that the report is about.' })
  subject?: string | null;
}

@InputType({ description: 'Order of reports.' })
export class ProgressReportOrder {
  @Field(() => ProgressReportOrderField, { description: 'What to order by.' })
  field!: ProgressReportOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

/** Which reports, and which page of them. */
@ArgsType()
export class ReportListArgs extends PageArgs {
  @Field(() => ProgressReportFilter, { nullable: true, description: 'Conditions on reports. Default: all reports.' })
  filter?: ProgressReportFilter | null;
}

/** The same with an order. */
@ArgsType()
export class OrderedReportListArgs extends ReportListArgs {
  @Field(() => ProgressReportOrder, { nullable: true, description: 'Order. Default: latest due date first.' })
  orderBy?: ProgressReportOrder | null;
}

/** A page of reports. */
export const ProgressReportConnection: ClassType<object> = connectionOf(ProgressReport, 'ProgressReport');
