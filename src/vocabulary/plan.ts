import { type Member, published } from './published.js';

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

export const ActivityStatus = published(
  'ActivityStatus',
  'Phase of a project (IATI ActivityStatus). Says which phase, not how well.',
  {
    PIPELINE: 'Being planned or identified. IATI 1.',
    IMPLEMENTATION: 'Under way. IATI 2.',
    FINALISATION: 'Physically complete, accounts still open. IATI 3.',
    CLOSED: 'Complete. IATI 4.',
    CANCELLED: 'Given up. IATI 5.',
    SUSPENDED: 'Halted for the time being. IATI 6.',
  },
);
export type ActivityStatus = Member<typeof ActivityStatus>;

export const OrganisationRole = published(
  'OrganisationRole',
  'Part an organisation has in a project (IATI OrganisationRole).',
  {
    FUNDING: 'Gives the money. IATI 1.',
    ACCOUNTABLE: 'Answers for the project. IATI 2.',
    EXTENDING: 'Passes money on and manages it for the funder. IATI 3.',
    IMPLEMENTING: 'Carries the work out. IATI 4.',
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

export const FinancialScope = published('FinancialScope', 'How the money of a project stands to that of its parent.', {
  WHOLE: 'Its money is its own and counts in totals.',
  COMPONENT: "Its money is already in the parent's figures and is never added to them.",
});
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
