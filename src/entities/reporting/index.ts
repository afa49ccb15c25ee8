export * from './Evidence.js';
export * from './ProgressReport.js';
export * from './ReportEvent.js';
export * from './ReportingPeriod.js';
export * from './ReportWords.js';
export * from './ReviewComment.js';
export * from './Snapshot.js';
export * from './Submission.js';
