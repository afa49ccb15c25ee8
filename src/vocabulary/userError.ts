import { type Member, published } from './published.js';

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
