import type { EntityManager } from '@mikro-orm/postgresql';
import { Exact } from '../../domain/decimal.js';
import { AMOUNT_PLACES } from '../../domain/money/index.js';
import { refuse, type UserError, UserErrors } from '../../domain/userErrors.js';
import { Transaction } from '../../entities/money/index.js';
import { allowOnProjects } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkLength } from '../write/checks.js';

const findOriginal = async (writing: Writing, id: number): Promise<Transaction> => {
  const populate = ['project', 'provider', 'receiver'] as const;
  const original = await writing.em.findOne(Transaction, { id }, { populate });
  if (!original) throw new UserErrors([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such transaction' }]);
  await allowOnProjects(writing, [original.project.id]);
  return original;
};

const checkReason = (reason: string): UserError[] => [
  ...(reason.trim() ? [] : [{ code: 'REQUIRED' as const, field: 'reason', message: 'say why it is reversed' }]),
  ...checkLength(reason, 'reason', 10_000),
];

const checkOriginal = async (em: EntityManager, original: Transaction): Promise<UserError[]> => {
  const errors: UserError[] = [];
  if (original.reverses)
    errors.push({
      code: 'INVALID',
      field: 'id',
      message: 'this is a reversal itself; record the transaction again instead',
    });
  if (await em.count(Transaction, { reverses: original }))
    errors.push({ code: 'DUPLICATE', field: 'id', message: 'it is reversed already' });
  return errors;
};

const oppositeOf = (original: Transaction, reason: string) => ({
  project: original.project.unwrap(),
  type: original.type,
  amount: new Exact(original.amount).negated().toFixed(AMOUNT_PLACES),
  currency: original.currency,
  transactionDate: original.transactionDate,
  valueDate: original.valueDate,
  provider: original.provider?.unwrap() ?? null,
  receiver: original.receiver?.unwrap() ?? null,
  description: reason,
  reverses: original,
});

/**
 * Reverses a transaction by one of the opposite amount on the same days: every figure of any day is then as if the
 * transaction had never been recorded.
 */
export const reverseTransaction = (
  request: WriteRequest,
  id: number,
  reason: string,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'reverseTransaction', input: [id, reason], idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const original = await findOriginal(writing, id);
    refuse([...checkReason(reason), ...(await checkOriginal(em, original))]);
    const row = em.create(Transaction, { ...oppositeOf(original, reason), provenance: entered });
    await em.flush();
    audit({ subjectType: 'Transaction', subjectId: row.id, field: 'reverses', to: String(original.id), reason });
    return [row.id];
  });
