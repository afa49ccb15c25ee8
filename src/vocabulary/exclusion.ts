/**
 * Why something is left out of a figure: by the lens or the rules of money, or by those of progress. NO_SHARE is not
 * left out: its share is an equal part of what is left of 100.
 */
export type ExclusionReason =
  | 'AFTER_AS_OF'
  | 'AFTER_KNOWN_AT'
  | 'NO_RATE'
  | 'COMPONENT'
  | 'DUPLICATE_FLOW'
  | 'NO_SHARE'
  | 'TYPE_NOT_COUNTED'
  | 'NOT_PUBLISHED'
  | 'BUDGET_OVERLAP'
  | 'SUPERSEDED_IN_PART'
  | 'NO_DATA'
  | 'NOT_APPROVED'
  | 'SUPERSEDED'
  | 'NO_BASELINE'
  | 'NO_TARGET';
