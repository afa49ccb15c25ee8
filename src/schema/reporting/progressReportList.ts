import { ArgsType, type ClassType, Field, ID, InputType } from 'type-graphql';
import { ProgressReport } from '../../entities/reporting/index.js';
import { OrderDirection, ProgressReportOrderField, ReportState, Timeliness } from '../../vocabulary/index.js';
import { connectionOf, PageArgs } from '../connection.js';

@InputType({ description: 'Which reports. Everything given must hold.' })
export class ProgressReportFilter {
  @Field(() => String, { nullable: true, description: 'Code of the plan.' })
  plan?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the reporting period.' })
  period?: string | null;

  @Field(() => [ReportState], { nullable: true, description: 'One of these states.' })
  state?: ReportState[] | null;

  @Field(() => [Timeliness], { nullable: true, description: "One of these, on the lens's day." })
  timeliness?: Timeliness[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that reports.' })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the action or project that it is on.' })
  subject?: string | null;
}

@InputType({ description: 'Order of reports.' })
export class ProgressReportOrder {
  @Field(() => ProgressReportOrderField, { description: 'What to order by.' })
  field!: ProgressReportOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction.' })
  direction!: OrderDirection;
}

@ArgsType()
export class ReportListArgs extends PageArgs {
  @Field(() => ProgressReportFilter, { nullable: true, description: 'Which reports; all if left out.' })
  filter?: ProgressReportFilter | null;
}

@ArgsType()
export class OrderedReportListArgs extends ReportListArgs {
  @Field(() => ProgressReportOrder, { nullable: true, description: 'Order; the latest due date first if left out.' })
  orderBy?: ProgressReportOrder | null;
}

export const ProgressReportConnection: ClassType<object> = connectionOf(ProgressReport, 'ProgressReport');
