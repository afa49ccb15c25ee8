import { type Member, published } from './published.js';

export const Wording = published('Wording', 'Whether the text of an action is the wording of the adopted document.', {
  OFFICIAL: 'The adopted wording.',
  PARAPHRASE: 'What a source says about the action, in other words.',
  ILLUSTRATIVE: 'An example for demonstrations; not a statement about the adopted plan.',
  UNVERIFIED: 'The wording was not found; only the existence of the action is known.',
});
export type Wording = Member<typeof Wording>;

export const ActionPartyRole = published('ActionPartyRole', 'What an organisation does for an action.', {
  LEAD: 'Has the main responsibility for the action.',
  COLLABORATOR: 'Works on the action with the lead.',
});
export type ActionPartyRole = Member<typeof ActionPartyRole>;

export const ActivityStatus = published(
  'ActivityStatus',
  'Phase of a project (IATI ActivityStatus): which phase, not how well it goes.',
  {
    PIPELINE: 'Being planned or identified. IATI 1.',
    IMPLEMENTATION: 'Under way. IATI 2.',
    FINALISATION: 'Physically complete, accounts still open. IATI 3.',
    CLOSED: 'Complete. IATI 4.',
    CANCELLED: 'Cancelled before it was complete. IATI 5.',
    SUSPENDED: 'Suspended for now. IATI 6.',
  },
);
export type ActivityStatus = Member<typeof ActivityStatus>;

export const OrganisationRole = published(
  'OrganisationRole',
  'Role of an organisation in a project (IATI OrganisationRole).',
  {
    FUNDING: 'Gives the money. IATI 1.',
    ACCOUNTABLE: 'Is accountable for the project. IATI 2.',
    EXTENDING: 'Passes money on and manages it for the funder. IATI 3.',
    IMPLEMENTING: 'Carries out the work. IATI 4.',
  },
);
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

export const FinancialScope = published(
  'FinancialScope',
  "Whether the money of a project is part of its parent's money.",
  {
    WHOLE: 'Its money is its own and counts in totals.',
    COMPONENT: "Its money is already included in the parent's figures, and is never added to them.",
  },
);
export type FinancialScope = Member<typeof FinancialScope>;

export const EscapMembership = published(
  'EscapMembership',
  'Membership of the Economic and Social Commission for Asia and the Pacific.',
  {
    MEMBER: 'Member State.',
    ASSOCIATE_MEMBER: 'Associate member.',
  },
);
export type EscapMembership = Member<typeof EscapMembership>;

export const ProvenanceKind = published('ProvenanceKind', 'Kind of text that supports a statement.', {
  OFFICIAL_TEXT: 'The adopted or issued document itself.',
  OFFICIAL_NOTICE: 'A page or notice of the organisation responsible.',
  PARTNER_PAGE: 'A page of a partner, donor or implementer.',
  MIRROR: 'A copy of an official text, published by somebody else.',
  PRESS: 'News or a press release.',
  RECALLED: 'General knowledge; no text was read.',
  ENTERED: 'Entered through the tracker by an authorised person or import.',
  SYNTHETIC: 'Synthetic: made up for demonstrations or performance tests.',
  NONE: 'No text was found.',
});
export type ProvenanceKind = Member<typeof ProvenanceKind>;

export const Confidence = published('Confidence', 'How reliable a statement is.', {
  READ: 'The source says so.',
  INFERRED: 'Inferred: the source implies it, but does not say it in these words.',
  UNVERIFIED: 'Recalled or unclear. Check it before use.',
  NOT_FOUND: 'Searched for and not found. Left empty on purpose.',
});
export type Confidence = Member<typeof Confidence>;

export const SectorVocabulary = published(
  'SectorVocabulary',
  'List that a sector code is of (IATI SectorVocabulary).',
  {
    DAC_PURPOSE: 'Purpose codes of the OECD Development Assistance Committee, five digits. IATI 1.',
    DAC_CATEGORY: 'Categories of the OECD Development Assistance Committee, three digits. IATI 2.',
    COFOG: 'Classification of the Functions of Government (United Nations). IATI 3.',
    NACE: 'Economic activities in the European Community. IATI 4.',
    NTEE: 'National Taxonomy for Exempt Entities (United States). IATI 5.',
    AIDDATA: 'AidData. IATI 6.',
    SDG_GOAL: 'Goals of the 2030 Agenda, 1 to 17. IATI 7.',
    SDG_TARGET: 'Targets of the 2030 Agenda, e.g. 9.c. IATI 8.',
    SDG_INDICATOR: 'Indicators of the 2030 Agenda. IATI 9.',
    HUMANITARIAN_CLUSTER: 'Clusters of the Inter-Agency Standing Committee. IATI 10.',
    NAICS: 'North American Industry Classification System. IATI 11.',
    UN_SYSTEM_FUNCTION: 'Functions of the United Nations system. IATI 12.',
    REPORTING_ORGANISATION: 'A list of the organisation that reports the project. IATI 99.',
    REPORTING_ORGANISATION_2: 'Another list of that organisation. IATI 98.',
  },
);
export type SectorVocabulary = Member<typeof SectorVocabulary>;

export const ActionOrderField = published('ActionOrderField', 'What actions can be ordered by.', {
  NUMBER: 'Number in the plan.',
  TITLE: 'Title, then number.',
  PROGRESS: 'Progress. Actions without data come last in both directions.',
  COMMITTED: 'Committed money by share, converted. Money without a rate does not count.',
  LAST_REPORTED: 'Day of the last report. Ascending, actions without any report come first.',
});
export type ActionOrderField = Member<typeof ActionOrderField>;

export const ProjectOrderField = published('ProjectOrderField', 'What projects can be ordered by.', {
  CODE: 'Code.',
  TITLE: 'Title, then the order of entry.',
  START: 'Actual start, else planned start. Ascending, unknown dates come last.',
  END: 'Actual end, else planned end. Ascending, unknown dates come last.',
  COMMITTED: 'Money committed to the project itself, converted. Money without a rate does not count.',
  UPDATED: 'Moment of the last change.',
});
export type ProjectOrderField = Member<typeof ProjectOrderField>;

export const OrganisationOrderField = published('OrganisationOrderField', 'What organisations can be ordered by.', {
  NAME: 'Name, then the order of entry.',
  COMMITTED: 'All money that it committed, converted. Money without a rate does not count.',
});
export type OrganisationOrderField = Member<typeof OrganisationOrderField>;

export const CodelistName = published('CodelistName', 'Lists of codes that the tracker uses.', {
  ACTIVITY_STATUS: 'Phases of a project (IATI).',
  TRANSACTION_TYPE: 'Kinds of financial transaction (IATI).',
  ORGANISATION_ROLE: 'Roles of an organisation in a project (IATI).',
  ORGANISATION_TYPE: 'Kinds of organisation (IATI).',
  BUDGET_TYPE: 'Original or revised budget (IATI).',
  BUDGET_STATUS: 'Indicative or committed budget (IATI).',
  INDICATOR_MEASURE: 'What an indicator measures (IATI).',
  PROGRESS_STATUS: 'Statuses of actions and projects.',
  REPORT_STATE: 'States of a progress report.',
  SECTOR: 'DAC sectors used in this field (a selection).',
  SDG_TARGET: 'Targets of the Sustainable Development Goals used in this field (a selection).',
  COUNTRY: 'Countries and areas (ISO 3166-1 alpha-3).',
  REGION: 'Regions of the world (M49).',
  CURRENCY: 'Currencies (ISO 4217).',
  COUNTRY_GROUP: 'Groups of countries such as the least developed.',
});
export type CodelistName = Member<typeof CodelistName>;

export const PlanDateKind = published('PlanDateKind', 'What is on a date of a plan that lies ahead.', {
  PERIOD_END: 'Last day of a reporting period.',
  REPORTS_DUE:
    'Last day on which reports of a period are on time that are not submitted yet. Reports that are overdue already are not among them.',
  MILESTONE: 'Day by which a milestone of an action or project of the plan has to be completed, which it is not yet.',
  EVENT: 'First day of a meeting or other event: of the initiative, or of a project of the plan.',
  PLAN_MILESTONE: 'Dated step in the life of the plan.',
  PLAN_END: 'Last day of the plan.',
});
export type PlanDateKind = Member<typeof PlanDateKind>;
