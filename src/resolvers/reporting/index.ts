import { coverageResolvers } from './coverage.js';
import { ObligationResolver } from './obligation.js';
import { PlanPeriodsResolver, ReportingPeriodResolver } from './period.js';
import { PeriodMutations } from './periodMutations.js';
import { ProgressReportResolver } from './report.js';
import { ReportMutations } from './reportMutations.js';
import { ReportEventResolver, ReportPartsResolver } from './reportParts.js';
import { ReportTextResolver } from './reportText.js';
import { ReviewMutations } from './reviewMutations.js';
import { SnapshotResolver } from './snapshot.js';
import { subjectReportResolvers } from './subjectReports.js';

/** Resolvers of periods, reports and reviews. */
export const reportingResolvers = [
  ...coverageResolvers,
  ObligationResolver,
  ReportingPeriodResolver,
  PlanPeriodsResolver,
  PeriodMutations,
  ProgressReportResolver,
  ReportMutations,
  ReportPartsResolver,
  ReportEventResolver,
  ReportTextResolver,
  ReviewMutations,
  SnapshotResolver,
  ...subjectReportResolvers,
];
