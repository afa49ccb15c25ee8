import type { EntityManager } from '@mikro-orm/postgresql';
import { Exact } from '../../domain/decimal.js';
import { AMOUNT_PLACES } from '../../domain/money/index.js';
import {
  duplicate,
  invalid,
  noSuch,
  refuse,
  required,
  requiredField,
  type UserError,
  when,
} from '../../domain/userErrors.js';
import { Transaction } from '../../entities/money/index.js';
import { allowOnProjects } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';

const findOriginal = async (writing: Writing, id: number): Promise<Transaction> => {
  const populate = ['project', 'provider', 'receiver'] as const;
  const original = await writing.em.findOne(Transaction, { id }, { populate });
  const found = required(original, noSuch('id', 'transaction'));
  await allowOnProjects(writing, [found.project.id]);
  return found;
};

const checkReason = (reason: string): UserError[] => [
  ...when(!reason.trim(), requiredField('reason', 'say why it is reversed')),
  ...checkText(reason, 'reason', false),
];

const checkOriginal = async (em: EntityManager, original: Transaction): Promise<UserError[]> => [
  ...when(
    original.reverses !== null,
    invalid('id', 'this is a reversal itself; record the transaction again instead (recordTransactions)'),
  ),
  ...when((await em.count(Transaction, { reverses: original })) > 0, duplicate('id', 'it is reversed already')),
];

const oppositeOf = (original: Transaction, reason: string) => ({
  project: original.project.unwrap(),
  type: original.type,
  amount: new Exact(original.amount).negated().toFixed(AMOUNT_PLACES),
  currency: original.currency,
  transactionDate: original.transactionDate,
  valueDate: original.valueDate,
  provider: original.provider?.unwrap() ?? null,
  receiver: original.receiver?.unwrap() ?? null,
  // A filter that lets one of the two through lets through both.
  flowType: original.flowType,
  financeType: original.financeType,
  aidType: original.aidType,
  tiedStatus: original.tiedStatus,
  inKind: original.inKind,
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
