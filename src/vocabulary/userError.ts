import { type Member, published } from './published.js';

export const UserErrorCode = published(
  'UserErrorCode',
  'Kind of user error: an error in the input that the caller can fix.',
  {
    REQUIRED: 'A required value is missing.',
    INVALID: 'A value cannot be used.',
    NOT_FOUND: 'The item named does not exist.',
    DUPLICATE: 'The item exists already, or is given twice.',
    OUT_OF_RANGE: 'A number or date is outside the allowed range.',
    INVALID_TRANSITION: 'The step is not possible in the present state.',
    VERSION_CONFLICT: 'Somebody changed the item after you read it. Read it again.',
    PERIOD_CLOSED: 'The reporting period is closed.',
    SHARES_EXCEED_100: 'Percentages add up to more than 100.',
    SELF_APPROVAL: 'Nobody can approve their own report.',
    IN_USE: 'Something else depends on the item.',
    IDEMPOTENCY_MISMATCH: 'The idempotency key was used for other input.',
  },
);
export type UserErrorCode = Member<typeof UserErrorCode>;
