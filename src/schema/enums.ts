import { registerEnumType } from 'type-graphql';

/** An enum whose GraphQL names, stored values and descriptions are one list. */
const published = <N extends string>(name: string, description: string, members: Record<N, string>) => {
  const names = Object.fromEntries(Object.keys(members).map((key) => [key, key])) as { [K in N]: K };
  const valuesConfig = Object.fromEntries(Object.entries<string>(members).map(([key, text]) => [key, { description: text }]));
  registerEnumType(names, { name, description, valuesConfig: valuesConfig as { [K in N]: { description: string } } });
  return names;
};

export type Member<E> = E[keyof E];

export const Wording = published('Wording', 'How far the text of an action is that of the adopted document.', {
  OFFICIAL: 'The adopted wording.',
  PARAPHRASE: 'Says in other words what a source says of the action.',
  ILLUSTRATIVE: 'An example for demonstration; not a statement about the adopted plan.',
  UNVERIFIED: 'The wording was not found; only the existence of the action is known.',
});
export type Wording = Member<typeof Wording>;

export const ActionPartyRole = published('ActionPartyRole', 'What an organisation does for an action.', {
  LEAD: 'Answers for the action.',
  COLLABORATOR: 'Works on the action with the lead.',
});
export type ActionPartyRole = Member<typeof ActionPartyRole>;

export const ActivityStatus = published('ActivityStatus', 'Phase of a project (IATI ActivityStatus). Says which phase, not how well.', {
  PIPELINE: 'Being planned or identified. IATI 1.',
  IMPLEMENTATION: 'Under way. IATI 2.',
  FINALISATION: 'Physically complete, accounts still open. IATI 3.',
  CLOSED: 'Complete. IATI 4.',
  CANCELLED: 'Given up. IATI 5.',
  SUSPENDED: 'Halted for the time being. IATI 6.',
});
export type ActivityStatus = Member<typeof ActivityStatus>;

export const OrganisationRole = published('OrganisationRole', 'Part an organisation has in a project (IATI OrganisationRole).', {
  FUNDING: 'Gives the money. IATI 1.',
  ACCOUNTABLE: 'Answers for the project. IATI 2.',
  EXTENDING: 'Passes money on and manages it for the funder. IATI 3.',
  IMPLEMENTING: 'Carries the work out. IATI 4.',
});
export type OrganisationRole = Member<typeof OrganisationRole>;

export const OrganisationType = published('OrganisationType', 'Kind of organisation (IATI OrganisationType).', {
  GOVERNMENT: 'National government or its agency. IATI 10.',
  LOCAL_GOVERNMENT: 'Local government. IATI 11.',
  OTHER_PUBLIC_SECTOR: 'Other public body. IATI 15.',
  INTERNATIONAL_NGO: 'International non-governmental organisation. IATI 21.',
  NATIONAL_NGO: 'National non-governmental organisation. IATI 22.',
  REGIONAL_NGO: 'Regional non-governmental organisation. IATI 23.',
  PARTNER_COUNTRY_NGO: 'Non-governmental organisation of a partner country. IATI 24.',
  PUBLIC_PRIVATE_PARTNERSHIP: 'Public-private partnership. IATI 30.',
  MULTILATERAL: 'Intergovernmental organisation or its fund. IATI 40.',
  FOUNDATION: 'Foundation. IATI 60.',
  PRIVATE_SECTOR: 'Company. IATI 70.',
  ACADEMIC: 'University, training or research body. IATI 80.',
  OTHER: 'Not classified. IATI 90.',
});
export type OrganisationType = Member<typeof OrganisationType>;

export const FinancialScope = published('FinancialScope', 'How the money of a project stands to that of its parent.', {
  WHOLE: 'Its money is its own and counts in totals.',
  COMPONENT: "Its money is already in the parent's figures and is never added to them.",
});
export type FinancialScope = Member<typeof FinancialScope>;

export const EscapMembership = published('EscapMembership', 'Membership of the Economic and Social Commission for Asia and the Pacific.', {
  MEMBER: 'Member State.',
  ASSOCIATE_MEMBER: 'Associate member.',
});
export type EscapMembership = Member<typeof EscapMembership>;

export const ProvenanceKind = published('ProvenanceKind', 'Kind of text that a statement rests on.', {
  OFFICIAL_TEXT: 'The adopted or issued document itself.',
  OFFICIAL_NOTICE: 'A page or notice of the organisation responsible.',
  PARTNER_PAGE: 'A page of a partner, donor or implementer.',
  MIRROR: 'A copy of an official text kept by somebody else.',
  PRESS: 'News or a press release.',
  RECALLED: 'General knowledge; no text was read.',
  ENTERED: 'Entered through the tracker by an authorised person or import.',
  SYNTHETIC: 'Made up for demonstration or measurement.',
  NONE: 'No text was found.',
});
export type ProvenanceKind = Member<typeof ProvenanceKind>;

export const Confidence = published('Confidence', 'How far a statement can be relied on.', {
  READ: 'The source says so.',
  INFERRED: 'A reasoned reading; the source does not say it in so many words.',
  UNVERIFIED: 'Recalled or unclear; check before use.',
  NOT_FOUND: 'Looked for and not found; left empty on purpose.',
});
export type Confidence = Member<typeof Confidence>;

export const Basis = published('Basis', 'Which facts from progress reports count.', {
  APPROVED: 'Facts of approved reports, and facts entered directly.',
  SUBMITTED: 'Also facts of submitted and returned reports.',
  LIVE: 'Also facts of drafts; needs a role that may see them.',
});
export type Basis = Member<typeof Basis>;

export const Role = published('Role', 'What somebody may do, granted for a scope and a time.', {
  PUBLIC: 'Anybody: reads what is public.',
  MEMBER_STATE: 'A government official of a member State.',
  DONOR: 'Staff of an organisation that funds projects.',
  FOCAL_POINT: 'Reports on actions and projects.',
  CHAIR: 'Chairs a working group and reviews its reports.',
  SECRETARIAT: 'Runs the plan: rounds, reviews, records.',
  ADMIN: 'Runs the service and its accounts.',
});
export type Role = Member<typeof Role>;

export const OrderDirection = published('OrderDirection', 'Direction of an order.', {
  ASC: 'Smallest or earliest first.',
  DESC: 'Largest or latest first.',
});
export type OrderDirection = Member<typeof OrderDirection>;

export const ActionOrderField = published('ActionOrderField', 'What actions can be ordered by.', {
  NUMBER: 'Number in the plan.',
  TITLE: 'Title, then number.',
  PROGRESS: 'Progress; those without data last, whatever the direction.',
  COMMITTED: 'What is committed by share, converted; what has no rate does not count.',
  LAST_REPORTED: 'Day of the last report; those never reported on first when ascending.',
});
export type ActionOrderField = Member<typeof ActionOrderField>;

export const ProjectOrderField = published('ProjectOrderField', 'What projects can be ordered by.', {
  CODE: 'Code.',
  TITLE: 'Title, then the order of entry.',
  START: 'Actual start, else planned start; unknown ones last when ascending.',
  END: 'Actual end, else planned end; unknown ones last when ascending.',
  COMMITTED: 'What is committed to the project itself, converted; what has no rate does not count.',
  UPDATED: 'Moment of the last change.',
});
export type ProjectOrderField = Member<typeof ProjectOrderField>;

export const OrganisationOrderField = published('OrganisationOrderField', 'What organisations can be ordered by.', {
  NAME: 'Name, then the order of entry.',
  COMMITTED: 'What it has committed in all, converted; what has no rate does not count.',
});
export type OrganisationOrderField = Member<typeof OrganisationOrderField>;

export const CodelistName = published('CodelistName', 'Lists of codes that the tracker uses.', {
  ACTIVITY_STATUS: 'Phases of a project (IATI).',
  TRANSACTION_TYPE: 'Kinds of financial transaction (IATI).',
  ORGANISATION_ROLE: 'Parts an organisation can have in a project (IATI).',
  ORGANISATION_TYPE: 'Kinds of organisation (IATI).',
  BUDGET_TYPE: 'Original or revised budget (IATI).',
  BUDGET_STATUS: 'Indicative or committed budget (IATI).',
  INDICATOR_MEASURE: 'What an indicator measures (IATI).',
  PROGRESS_STATUS: 'How an action or project stands.',
  REPORT_STATE: 'Steps in the life of a progress report.',
  SECTOR: 'DAC sectors used in this field (a selection).',
  SDG_TARGET: 'Targets of the Sustainable Development Goals used in this field (a selection).',
  COUNTRY: 'Members and associate members of ESCAP (ISO 3166-1 alpha-3).',
  CURRENCY: 'Currencies (ISO 4217).',
  COUNTRY_GROUP: 'Groups of countries such as the least developed.',
});
export type CodelistName = Member<typeof CodelistName>;

export const TransactionType = published('TransactionType', 'Kind of transaction (IATI TransactionType).', {
  INCOMING_FUNDS: 'Funds received by the reporting organisation. IATI 1.',
  OUTGOING_COMMITMENT: 'Firm promise by the provider. IATI 2.',
  DISBURSEMENT: 'Money paid to another organisation. IATI 3.',
  EXPENDITURE: 'Money spent on goods and services. IATI 4.',
  INTEREST_PAYMENT: 'Interest paid on a loan. IATI 5.',
  LOAN_REPAYMENT: 'Principal of a loan paid back. IATI 6.',
  REIMBURSEMENT: 'Money paid back that was already spent. IATI 7.',
  PURCHASE_OF_EQUITY: 'Shares bought. IATI 8.',
  SALE_OF_EQUITY: 'Shares sold. IATI 9.',
  CREDIT_GUARANTEE: 'Promise to answer for a debt. IATI 10.',
  INCOMING_COMMITMENT: 'Firm promise, as the receiver reports it. IATI 11.',
  OUTGOING_PLEDGE: 'Promise that is not yet firm. IATI 12.',
  INCOMING_PLEDGE: 'Such a promise, as the receiver reports it. IATI 13.',
});
export type TransactionType = Member<typeof TransactionType>;

export const BudgetType = published('BudgetType', 'Whether a budget is the first or a later one (IATI BudgetType).', {
  ORIGINAL: 'As first decided. IATI 1.',
  REVISED: 'As changed later. IATI 2.',
});
export type BudgetType = Member<typeof BudgetType>;

export const BudgetStatus = published('BudgetStatus', 'How firm a budget is (IATI BudgetStatus).', {
  INDICATIVE: 'A non-binding estimate. IATI 1.',
  COMMITTED: 'A binding agreement. IATI 2.',
});
export type BudgetStatus = Member<typeof BudgetStatus>;

export const Attribution = published('Attribution', 'How the money of a project that serves several things is given to each.', {
  ALLOCATED: 'By share: parts add up to the whole.',
  FULL: 'Whole to each; a project counts once at every level, and levels do not add up.',
});
export type Attribution = Member<typeof Attribution>;

export const Measure = published('Measure', 'What is measured.', {
  PLEDGED: 'Pledges (IATI 12 and 13); money.',
  COMMITTED: 'Commitments (IATI 2 and 11); money.',
  DISBURSED: 'Disbursements (IATI 3); money.',
  SPENT: 'Expenditure (IATI 4); money.',
  PROJECT_COUNT: 'Different projects.',
  ACTION_COUNT: 'Different actions served.',
  DONOR_COUNT: 'Different organisations that provided money.',
  REPORT_COUNT: 'Different progress reports that count under the lens.',
  PROGRESS: 'Weighted mean of the progress of actions that have data, 0 to 1.',
});
export type Measure = Member<typeof Measure>;

export const Dimension = published('Dimension', 'What figures can be grouped by.', {
  PILLAR: 'Pillar of the actions served.',
  ACTION: 'Action served.',
  WORKING_GROUP: 'Working group of the actions served.',
  DONOR: 'Organisation that provided the money.',
  DONOR_COUNTRY: 'Country of that organisation.',
  COUNTRY: 'Country where the project works.',
  SUBREGION: 'ESCAP subregion of that country.',
  COUNTRY_GROUP: "Group that this country belongs to on the lens's day. Groups overlap: the rows add up to more than the total.",
  PROJECT: 'Project.',
  ACTIVITY_STATUS: 'Phase of the project.',
  PROGRESS_STATUS: 'Status shown of the action served.',
  YEAR: 'Year of the transaction.',
  QUARTER: 'Quarter of the transaction, e.g. "2024-Q3".',
  CURRENCY: 'Currency of the transaction.',
});
export type Dimension = Member<typeof Dimension>;

export const Interval = published('Interval', 'Length of the buckets of a time series.', {
  MONTH: 'Calendar months.',
  QUARTER: 'Calendar quarters.',
  YEAR: 'Calendar years.',
});
export type Interval = Member<typeof Interval>;

export const UserErrorCode = published('UserErrorCode', 'What kind of mistake in the input the caller can mend.', {
  REQUIRED: 'Something is missing.',
  INVALID: 'A value cannot be used.',
  NOT_FOUND: 'What is named does not exist.',
  DUPLICATE: 'It exists already, or is given twice.',
  OUT_OF_RANGE: 'A number or date is beyond what is allowed.',
  INVALID_TRANSITION: 'The step is not possible from the present state.',
  VERSION_CONFLICT: 'Somebody changed it since it was read; read it again.',
  PERIOD_CLOSED: 'The reporting period is closed.',
  SHARES_EXCEED_100: 'Percentages add up to more than 100.',
  SELF_APPROVAL: 'Nobody approves their own report.',
  IN_USE: 'Something else depends on it.',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used for other input.',
});
export type UserErrorCode = Member<typeof UserErrorCode>;

export const IndicatorMeasure = published('IndicatorMeasure', 'What an indicator measures (IATI IndicatorMeasure).', {
  UNIT: 'A number of things. IATI 1.',
  PERCENTAGE: 'A percentage. IATI 2.',
  NOMINAL: 'A category. IATI 3.',
  ORDINAL: 'A rank. IATI 4.',
  QUALITATIVE: 'A description. IATI 5.',
});
export type IndicatorMeasure = Member<typeof IndicatorMeasure>;

export const Direction = published('Direction', 'Which way is better.', {
  INCREASE: 'Higher is better (IATI ascending).',
  DECREASE: 'Lower is better (IATI descending).',
  MAINTAIN: 'The level is to be kept.',
});
export type Direction = Member<typeof Direction>;

export const ReportingBasis = published('ReportingBasis', 'What one value of an indicator stands for.', {
  PERIODIC: 'What was achieved in its period alone.',
  CUMULATIVE: 'All that was achieved up to its date: it already contains the earlier ones, so the latest counts.',
  POINT_IN_TIME: 'The level on its date.',
});
export type ReportingBasis = Member<typeof ReportingBasis>;

export const Aggregation = published('Aggregation', 'How several values become one.', {
  SUM: 'They are added.',
  AVERAGE: 'Their plain mean.',
  MAX: 'The largest.',
  MIN: 'The smallest.',
  LATEST: 'The one of the latest date; across periods only.',
  RATIO: 'The sum of numerators as a percentage of the sum of denominators, never a mean of ratios; across units only.',
  NONE: 'There is one unit only; across units only.',
});
export type Aggregation = Member<typeof Aggregation>;

export const NoDataReason = published('NoDataReason', 'Why there is no value.', {
  NOT_APPLICABLE: 'The unit has nothing to report here; it is then not expected to.',
  NOT_AVAILABLE: 'The value exists but could not be had.',
  NOT_COLLECTED: 'Nobody measured it.',
  CONFIDENTIAL: 'The value may not be shown.',
});
export type NoDataReason = Member<typeof NoDataReason>;

export const ProgressStatus = published('ProgressStatus', 'How something stands.', {
  NOT_STARTED: 'Its start lies in the future.',
  NO_DATA: 'It has started, and nothing is known of its progress. Not the same as none.',
  ON_TRACK: 'Progress keeps up with the time that has passed.',
  AT_RISK: 'Progress falls behind.',
  OFF_TRACK: 'Progress is far behind.',
  ACHIEVED: 'The target is reached.',
  ON_HOLD: 'Halted for the time being.',
  CANCELLED: 'Given up.',
  MERGED: 'Carried on within something else.',
});
export type ProgressStatus = Member<typeof ProgressStatus>;

export const StatusSource = published('StatusSource', 'Which of the statuses is the one shown.', {
  COMPUTED: 'The one computed from facts.',
  REPORTED: 'The one that the latest report states.',
  ASSESSED: 'The one that the secretariat has given.',
});
export type StatusSource = Member<typeof StatusSource>;

export const ProgressMethod = published('ProgressMethod', 'What progress was computed from.', {
  INDICATORS: 'Its own indicators, weighted.',
  MILESTONES: 'Milestones done of all, by weight, as no indicator has data.',
  PROJECTS: 'Its projects by share, as it has neither indicators with data nor milestones.',
  ACTIONS: 'Its actions, weighted.',
  NONE: 'Nothing that has data.',
});
export type ProgressMethod = Member<typeof ProgressMethod>;

export const Freshness = published('Freshness', 'How long ago the last report came in. The limits are settings of the plan.', {
  FRESH: 'At most as many days ago as the plan calls fresh (90 unless set).',
  AGING: 'At most as many days ago as the plan calls aging (180 unless set).',
  STALE: 'Longer ago.',
  NEVER: 'None has come in.',
});
export type Freshness = Member<typeof Freshness>;

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

export const Timeliness = published('Timeliness', "How a report stands to its due date, in the plan's time zone. Derived, never stored.", {
  NOT_YET_DUE: 'The period has not ended.',
  DUE: 'To be handed in, and the due date has not passed.',
  OVERDUE: 'Not handed in, and the due date has passed.',
  ON_TIME: 'Handed in by the due date.',
  LATE: 'Handed in after the due date.',
});
export type Timeliness = Member<typeof Timeliness>;

export const ChangeClock = published('ChangeClock', 'By which clock changes are found.', {
  EFFECTIVE: 'By the days on which things happened.',
  RECORDED: 'By the moments at which the tracker learned of them.',
});
export type ChangeClock = Member<typeof ChangeClock>;

export const ChangeKind = published('ChangeKind', 'What moved.', {
  STATUS: 'The status shown of an action; found by evaluating both ends.',
  MONEY: 'A transaction or a budget.',
  PROJECT: 'A project that began, ended, was entered or changed its phase.',
  REPORT: 'A report that was submitted, returned or approved.',
  LINK: 'What a project serves: actions and shares.',
  ASSESSMENT: 'An assessment by the secretariat.',
});
export type ChangeKind = Member<typeof ChangeKind>;

export const IssueSeverity = published('IssueSeverity', 'How much an issue matters, worst first.', {
  CRITICAL: 'Nothing can be said of it. Weighs 8 in the score.',
  ERROR: 'A figure is missing or wrong. Weighs 4.',
  WARNING: 'A figure is less reliable. Weighs 2.',
  ADVISORY: 'A description is incomplete. Weighs 1.',
});
export type IssueSeverity = Member<typeof IssueSeverity>;

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
