import { type Member, published } from './published.js';

export const PeriodKind = published('PeriodKind', 'Kind of reporting period.', {
  REGULAR: 'A regular reporting period.',
  MIDTERM: 'Mid-term review.',
  FINAL: 'Final review.',
  SPECIAL: 'A special reporting period.',
});
export type PeriodKind = Member<typeof PeriodKind>;

export const PeriodState = published('PeriodState', 'State of a reporting period.', {
  PLANNED: 'Planned, not open. No reports are requested.',
  OPEN: 'Open. Reports are requested.',
  CLOSED: 'Closed. Its reports can no longer change.',
});
export type PeriodState = Member<typeof PeriodState>;

export const ReportState = published('ReportState', 'State of a progress report.', {
  DUE: 'Requested. Nothing is submitted yet.',
  DRAFT: 'Begun. Only its authors see it.',
  SUBMITTED: 'Submitted for review.',
  RETURNED: 'Returned for revision, with comments.',
  APPROVED: 'Approved.',
});
export type ReportState = Member<typeof ReportState>;

export const Timeliness = published(
  'Timeliness',
  "Whether a report is on time for its due date, in the plan's time zone. Computed, never stored.",
  {
    NOT_YET_DUE: 'The period has not ended.',
    DUE: 'Not submitted, and the due date has not passed.',
    OVERDUE: 'Not submitted, and the due date has passed.',
    ON_TIME: 'Submitted by the due date.',
    LATE: 'Submitted after the due date.',
  },
);
export type Timeliness = Member<typeof Timeliness>;

export const Freshness = published(
  'Freshness',
  'How long ago the last report was submitted. The limits are settings of the plan.',
  {
    FRESH: 'At most `freshDays` of the plan ago (default 90).',
    AGING: 'At most `agingDays` of the plan ago (default 180).',
    STALE: 'Longer ago.',
    NEVER: 'No report was submitted.',
  },
);
export type Freshness = Member<typeof Freshness>;

export const ProgressReportOrderField = published('ProgressReportOrderField', 'What reports can be ordered by.', {
  DUE: 'Due date of the period.',
  SUBMITTED: 'Moment of the last submission. Ascending, reports that were not submitted come last.',
});
export type ProgressReportOrderField = Member<typeof ProgressReportOrderField>;

export const CommentSeverity = published('CommentSeverity', 'How important a review comment is.', {
  BLOCKER: 'The report cannot be approved until the comment is resolved.',
  SUGGESTION: 'Would make the report better.',
  NOTE: 'For the record.',
});
export type CommentSeverity = Member<typeof CommentSeverity>;

export const ObligationKind = published('ObligationKind', 'What somebody has to do.', {
  SUBMIT_REPORT: 'Submit a report.',
  REVISE_REPORT: 'Revise a returned report, and submit it again.',
  REVIEW_REPORT: 'Approve a report or return it.',
});
export type ObligationKind = Member<typeof ObligationKind>;
