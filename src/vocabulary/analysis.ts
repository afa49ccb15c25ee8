import { type Member, published } from './published.js';

export const Measure = published('Measure', 'What is measured.', {
  PLEDGED: 'Pledges (IATI 12 and 13). Money.',
  COMMITTED: 'Commitments (IATI 2 and 11). Money.',
  DISBURSED: 'Disbursements (IATI 3). Money.',
  SPENT: 'Expenditure (IATI 4). Money.',
  PROJECT_COUNT: 'Number of different projects.',
  ACTION_COUNT: 'Number of different actions served.',
  DONOR_COUNT: 'Number of different organisations that provided money.',
  REPORT_COUNT: 'Number of different progress reports that count under the lens.',
  PROGRESS: 'Weighted mean of the progress of actions that have data: 0 to 1.',
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
  REGION: 'Region of the world where the project works (M49): one that it names, or that of the country.',
  COUNTRY_GROUP:
    "Group that the country belongs to on the lens's day. Groups overlap, so rows add up to more than the total.",
  SECTOR: 'Sector in which the project works (purpose codes of the OECD Development Assistance Committee).',
  PROJECT: 'Project.',
  ACTIVITY_STATUS: 'Phase of the project.',
  PROGRESS_STATUS: 'Status shown of the action served.',
  YEAR: 'Calendar year of the transaction.',
  FISCAL_YEAR:
    'Fiscal year of the transaction, e.g. "2024/25" if it begins in 2024, or "2024" if it is the calendar year: that of the donor in the filter, if it is known, else that of the plan.',
  QUARTER: 'Quarter of the transaction, e.g. "2024-Q3".',
  CURRENCY: 'Currency of the transaction.',
});
export type Dimension = Member<typeof Dimension>;

export const Interval = published('Interval', 'Length of the buckets of a time series.', {
  MONTH: 'Calendar months.',
  QUARTER: 'Calendar quarters.',
  YEAR: 'Calendar years.',
  FISCAL_YEAR: 'Fiscal years: those of the donor in the filter, if they are known, else those of the plan.',
});
export type Interval = Member<typeof Interval>;

export const ChangeClock = published('ChangeClock', 'Which date of a change counts.', {
  EFFECTIVE: 'The day on which it happened.',
  RECORDED: 'The moment at which the tracker learned of it.',
});
export type ChangeClock = Member<typeof ChangeClock>;

export const ChangeKind = published('ChangeKind', 'Kind of change.', {
  STATUS: 'The status shown of an action, which differs between the two days.',
  MONEY: 'A transaction or a budget.',
  PROJECT: 'A project that began, ended, was entered or changed its phase.',
  REPORT: 'A report that was submitted, returned or approved.',
  LINK: 'The actions that a project serves, or its shares in them.',
  ASSESSMENT: 'An assessment by the secretariat.',
});
export type ChangeKind = Member<typeof ChangeKind>;

export const IssueSeverity = published('IssueSeverity', 'How much an issue matters, worst first.', {
  CRITICAL: 'Nothing is known about the item. Weight 8 in the score.',
  ERROR: 'A figure is missing or wrong. Weight 4.',
  WARNING: 'A figure is less reliable. Weight 2.',
  ADVISORY: 'A description is incomplete. Weight 1.',
});
export type IssueSeverity = Member<typeof IssueSeverity>;
