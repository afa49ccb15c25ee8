import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { referenceKey } from '../../domain/money/index.js';
import { repeats } from '../../domain/repeats.js';
import { duplicate, invalid, refuse, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { Transaction } from '../../entities/money/index.js';
import type { TransactionInput } from '../../schema/money/index.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkLine, checkText, underLaw } from '../write/checks.js';
import { asCoded } from '../write/stored.js';
import { checkAmount, dayOf, moneyColumns } from './moneyChecks.js';
import { checkNamed, findNamed, type Named, rowsNamed } from './named.js';

/** A transaction with the codes of its project and provider as they are stored: its reference is theirs. */
const withCodes = (one: TransactionInput, { projects, organisations }: Named): TransactionInput => ({
  ...one,
  project: asCoded(projects, one.project),
  ...(one.provider == null ? {} : { provider: asCoded(organisations, one.provider) }),
});

const storedReferences = async (em: EntityManager, input: readonly TransactionInput[]) => {
  const references = input.flatMap(({ externalRef }) => externalRef ?? []);
  const rows = await em.find(Transaction, { externalRef: { $in: references } }, { populate: ['project', 'provider'] });
  return new Set(
    rows.map(({ project, provider, externalRef }) =>
      referenceKey({ project: project.unwrap().code, provider: provider?.unwrap().code ?? null, externalRef }),
    ),
  );
};

/** Indexes of the transactions whose reference is stored, or is given before in the same input. */
const recordedBefore = async (em: EntityManager, input: readonly TransactionInput[]): Promise<Set<number>> => {
  const references = input.map(referenceKey);
  const recorded = await storedReferences(em, input);
  const areStored = references.flatMap((reference, index) =>
    recorded.has(reference) && reference !== null ? [index] : [],
  );
  return new Set([...areStored, ...repeats(references)]);
};

const checkReference = (
  { externalRef, project, provider }: TransactionInput,
  field: string,
  isRecorded: boolean,
): UserError[] => [
  ...when(externalRef?.trim() === '', invalid(field, 'a reference cannot be blank; leave it out')),
  ...when(
    isRecorded,
    duplicate(
      field,
      `a transaction of ${project} with the reference ${externalRef} of ${provider ?? 'an unknown provider'} is recorded already`,
    ),
  ),
];

const checkTransaction = (
  input: TransactionInput,
  at: string,
  today: string,
  named: Named,
  isRecorded: boolean,
): UserError[] => [
  ...checkNamed(input, at, named),
  ...checkAmount(input.value, `${at}.value`, 'TRANSACTION'),
  ...underLaw(at, laws.paymentDays(input, today)),
  ...underLaw(at, laws.paymentKinds(input)),
  ...underLaw(`${at}.value`, laws.paymentMoney({ ...input.value, transactionDate: input.transactionDate })),
  ...checkLine(input.externalRef, `${at}.externalRef`),
  ...checkText(input.description, `${at}.description`, false),
  ...checkReference(input, `${at}.externalRef`, isRecorded),
];

const checkTransactions = async (
  em: EntityManager,
  input: readonly TransactionInput[],
  today: string,
  named: Named,
): Promise<UserError[]> => {
  const recorded = await recordedBefore(em, input);
  const days = input.flatMap(({ project, transactionDate }, index) =>
    dayOf(named.projects, project, transactionDate, `input.${index}.transactionDate`),
  );
  return [
    ...input.flatMap((one, index) => checkTransaction(one, `input.${index}`, today, named, recorded.has(index))),
    ...when(!input.length, requiredField('input', 'give at least one transaction')),
    ...(await checkClosed(em, days)),
  ];
};

const createTransaction = ({ em, entered }: Writing, input: TransactionInput, named: Named): Transaction => {
  const { value, valueDate, ...columns } = input;
  return em.create(Transaction, {
    ...columns,
    ...moneyColumns(value),
    ...rowsNamed(input, named),
    description: input.description ?? null,
    externalRef: input.externalRef ?? null,
    valueDate: valueDate ?? input.transactionDate,
    provenance: entered,
  });
};

/** Records transactions: all of them or, if one has an error, none. */
export const recordTransactions = (
  request: WriteRequest,
  given: readonly TransactionInput[],
  idempotencyKey: string | null | undefined,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'recordTransactions', input: given, idempotencyKey }, async (writing) => {
    const { em, audit } = writing;
    const named = await findNamed(writing, given);
    const input = given.map((one) => withCodes(one, named));
    refuse(await checkTransactions(em, input, today, named));
    const rows = input.map((one) => createTransaction(writing, one, named));
    await em.flush();
    for (const [index, row] of rows.entries())
      audit({ subjectType: 'Transaction', subjectId: row.id, to: input[index] });
    return rows.map(({ id }) => id);
  });
