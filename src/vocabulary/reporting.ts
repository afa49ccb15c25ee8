import { type Member, published } from './published.js';

export const PeriodKind = published('PeriodKind', 'Kind of reporting period.', {
  REGULAR: 'One of the regular rounds.',
  MIDTERM: 'Mid-term review.',
  FINAL: 'Final review.',
  SPECIAL: 'A round of its own kind.',
});
export type PeriodKind = Member<typeof PeriodKind>;

export const PeriodState = published('PeriodState', 'Step in the life of a reporting period.', {
  PLANNED: 'Known, not open: no report is asked for.',
  OPEN: 'Reports are asked for.',
  CLOSED: 'Frozen.',
});
export type PeriodState = Member<typeof PeriodState>;

export const ReportState = published('ReportState', 'Step in the life of a progress report.', {
  DUE: 'Asked for, nothing handed in.',
  DRAFT: 'Begun; seen by its authors only.',
  SUBMITTED: 'Handed in for review.',
  RETURNED: 'Sent back with comments.',
  APPROVED: 'Accepted.',
});
export type ReportState = Member<typeof ReportState>;

export const Timeliness = published(
  'Timeliness',
  "How a report stands to its due date, in the plan's time zone. Derived, never stored.",
  {
    NOT_YET_DUE: 'The period has not ended.',
    DUE: 'To be handed in, and the due date has not passed.',
    OVERDUE: 'Not handed in, and the due date has passed.',
    ON_TIME: 'Handed in by the due date.',
    LATE: 'Handed in after the due date.',
  },
);
export type Timeliness = Member<typeof Timeliness>;

export const Freshness = published(
  'Freshness',
  'How long ago the last report came in. The limits are settings of the plan.',
  {
    FRESH: 'At most as many days ago as the plan calls fresh (90 unless set).',
    AGING: 'At most as many days ago as the plan calls aging (180 unless set).',
    STALE: 'Longer ago.',
    NEVER: 'None has come in.',
  },
);
export type Freshness = Member<typeof Freshness>;

export const ProgressReportOrderField = published('ProgressReportOrderField', 'What reports can be ordered by.', {
  DUE: 'Due date of the period.',
  SUBMITTED: 'Moment at which it was last handed in; those not handed in last when ascending.',
});
export type ProgressReportOrderField = Member<typeof ProgressReportOrderField>;

export const CommentSeverity = published('CommentSeverity', 'How much a remark of a reviewer matters.', {
  BLOCKER: 'The report cannot be approved before it is settled.',
  SUGGESTION: 'Would make the report better.',
  NOTE: 'For the record.',
});
export type CommentSeverity = Member<typeof CommentSeverity>;

export const ObligationKind = published('ObligationKind', 'What somebody must do.', {
  SUBMIT_REPORT: 'Hand a report in.',
  REVISE_REPORT: 'Mend a report that was sent back, and hand it in again.',
  REVIEW_REPORT: 'Approve a report or send it back.',
});
export type ObligationKind = Member<typeof ObligationKind>;
