import type { EntityManager } from '@mikro-orm/postgresql';
import { locks } from '../../database/locks.js';
import { withPlaces } from '../../domain/decimal.js';
import { isCurrency } from '../../domain/money/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Budget, ExchangeRate, Transaction } from '../../entities/money/index.js';
import { Organisation, Project } from '../../entities/plan/index.js';
import type { BudgetStatus, BudgetType, TransactionType } from '../../vocabulary/index.js';
import { allowOnProjects } from '../access/lineage.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkLength, isDecimal, known, notLater } from '../write/checks.js';
import { stored } from '../write/stored.js';

interface MoneyGiven {
  amount: string;
  currency: string;
}

export interface TransactionGiven {
  project: string;
  type: TransactionType;
  value: MoneyGiven;
  transactionDate: string;
  valueDate?: string | null;
  provider?: string | null;
  receiver?: string | null;
  description?: string | null;
  externalRef?: string | null;
}

const WHOLE_DIGITS = 18;

const checkCurrency = (currency: string, field: string): UserError[] =>
  isCurrency(currency)
    ? []
    : [{ code: 'INVALID', field, message: `"${currency}" is not a currency of ISO 4217, such as "USD"` }];

const checkMoney = ({ amount, currency }: MoneyGiven, field: string, mayBeZero: boolean): UserError[] => {
  const errors = checkCurrency(currency, `${field}.currency`);
  const fixed = withPlaces(amount, 2);
  if (!isDecimal(amount))
    errors.push({
      code: 'INVALID',
      field: `${field}.amount`,
      message: `"${amount}" is not an amount: write digits with at most two decimals, such as "1550000.00"`,
    });
  else if (fixed === null)
    errors.push({
      code: 'INVALID',
      field: `${field}.amount`,
      message: `${amount} has more than two decimals; amounts are in hundredths of the currency`,
    });
  else if (fixed.replace(/[-.]/g, '').length > WHOLE_DIGITS + 2)
    errors.push({
      code: 'OUT_OF_RANGE',
      field: `${field}.amount`,
      message: `${amount} has more than ${WHOLE_DIGITS} digits before the point`,
    });
  else if (!mayBeZero && Number(fixed) === 0)
    errors.push({
      code: 'INVALID',
      field: `${field}.amount`,
      message: 'the amount is zero; leave such a transaction out',
    });
  else if (mayBeZero && Number(fixed) < 0)
    errors.push({ code: 'OUT_OF_RANGE', field: `${field}.amount`, message: `${amount} is below zero` });
  return errors;
};

const places = (amount: string) => withPlaces(amount, 2) ?? amount;

const referenceOf = ({ provider, externalRef }: Pick<TransactionGiven, 'provider' | 'externalRef'>) =>
  externalRef == null ? null : `${provider ?? ''} ${externalRef}`;

const storedReferences = async (em: EntityManager, input: readonly TransactionGiven[]) => {
  const references = input.flatMap(({ externalRef }) => externalRef ?? []);
  const rows = await em.find(Transaction, { externalRef: { $in: references } }, { populate: ['provider'] });
  return new Set(
    rows.map((row) => referenceOf({ provider: row.provider?.unwrap().code ?? null, externalRef: row.externalRef })),
  );
};

const ofProject = (projects: ReadonlyMap<string, Project>, code: string, date: string, field: string) => {
  const project = projects.get(code);
  return project ? [{ subject: { type: 'Project' as const, id: project.id }, date, field }] : [];
};

/** Records transactions: all of them or, if anything is wrong with any, none. */
export const recordTransactions = (
  request: WriteRequest,
  input: readonly TransactionGiven[],
  idempotencyKey: string | null | undefined,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'recordTransactions', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const projects = await stored(
      em,
      Project,
      input.map(({ project }) => project),
    );
    await allowOnProjects(
      writing,
      [...projects.values()].map(({ id }) => id),
    );
    const organisations = await stored(
      em,
      Organisation,
      input.flatMap(({ provider, receiver }) => [provider ?? null, receiver ?? null]),
    );
    const references = await storedReferences(em, input);
    const given = new Set<string>();
    const errors = input.flatMap((one, index): UserError[] => {
      const at = `input.${index}`;
      const reference = referenceOf(one);
      const isRepeated = reference !== null && (references.has(reference) || given.has(reference));
      if (reference !== null) given.add(reference);
      return [
        ...known(projects, one.project, 'project', `${at}.project`),
        ...known(organisations, one.provider, 'organisation', `${at}.provider`),
        ...known(organisations, one.receiver, 'organisation', `${at}.receiver`),
        ...checkMoney(one.value, `${at}.value`, false),
        ...notLater(one.transactionDate, today, `${at}.transactionDate`),
        ...notLater(one.valueDate, today, `${at}.valueDate`),
        ...checkLength(one.externalRef, `${at}.externalRef`, 200),
        ...checkLength(one.description, `${at}.description`, 10_000),
        ...(one.externalRef?.trim() === ''
          ? [
              {
                code: 'INVALID' as const,
                field: `${at}.externalRef`,
                message: 'a reference cannot be blank; leave it out',
              },
            ]
          : []),
        ...(isRepeated
          ? [
              {
                code: 'DUPLICATE' as const,
                field: `${at}.externalRef`,
                message: `${one.externalRef} of ${one.provider ?? 'an unknown provider'} is recorded already`,
              },
            ]
          : []),
      ];
    });
    if (input.length === 0) errors.push({ code: 'REQUIRED', field: 'input', message: 'give at least one transaction' });
    const dated = input.flatMap(({ project, transactionDate }, index) =>
      ofProject(projects, project, transactionDate, `input.${index}.transactionDate`),
    );
    errors.push(...(await checkClosed(em, dated)));
    refuse(errors);
    const rows = input.map(({ value, project, provider, receiver, valueDate, ...one }) =>
      em.create(Transaction, {
        ...one,
        description: one.description ?? null,
        externalRef: one.externalRef ?? null,
        amount: places(value.amount),
        currency: value.currency,
        valueDate: valueDate ?? one.transactionDate,
        project: projects.get(project) as Project,
        provider: provider == null ? null : (organisations.get(provider) as Organisation),
        receiver: receiver == null ? null : (organisations.get(receiver) as Organisation),
        provenance: entered,
      }),
    );
    await em.flush();
    for (const [index, row] of rows.entries())
      audit({ subjectType: 'Transaction', subjectId: row.id, to: input[index] });
    return rows.map(({ id }) => id);
  });

/** Reverses a transaction by one of the opposite amount on the same days, so that every figure of any day is as if it had never been. */
export const reverseTransaction = (
  request: WriteRequest,
  id: number,
  reason: string,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'reverseTransaction', input: [id, reason], idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const wrong = await em.findOne(Transaction, { id }, { populate: ['project', 'provider', 'receiver'] });
    if (!wrong) refuse([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such transaction' }]);
    if (wrong) await allowOnProjects(writing, [wrong.project.id]);
    const errors: UserError[] = [];
    if (!reason.trim()) errors.push({ code: 'REQUIRED', field: 'reason', message: 'say why it is reversed' });
    errors.push(...checkLength(reason, 'reason', 10_000));
    if (wrong?.reverses)
      errors.push({
        code: 'INVALID',
        field: 'id',
        message: 'this is a reversal itself; record the transaction anew instead',
      });
    if (wrong && (await em.count(Transaction, { reverses: wrong })))
      errors.push({ code: 'DUPLICATE', field: 'id', message: 'it is reversed already' });
    refuse(errors);
    if (!wrong) return [];
    const row = em.create(Transaction, {
      project: wrong.project.unwrap(),
      type: wrong.type,
      amount: wrong.amount.startsWith('-') ? wrong.amount.slice(1) : `-${wrong.amount}`,
      currency: wrong.currency,
      transactionDate: wrong.transactionDate,
      valueDate: wrong.valueDate,
      provider: wrong.provider?.unwrap() ?? null,
      receiver: wrong.receiver?.unwrap() ?? null,
      description: reason,
      reverses: wrong,
      provenance: entered,
    });
    await em.flush();
    audit({ subjectType: 'Transaction', subjectId: row.id, field: 'reverses', to: String(wrong.id), reason });
    return [row.id];
  });

export interface BudgetGiven {
  project: string;
  type: BudgetType;
  status: BudgetStatus;
  periodStart: string;
  periodEnd: string;
  value: MoneyGiven;
  valueDate: string;
}

/** Records a budget; it takes the place of earlier ones of the same project and period. Gives the project. */
export const setBudget = (request: WriteRequest, input: BudgetGiven): Promise<Outcome> =>
  change({ ...request, permission: 'setBudget', input }, async (writing) => {
    const { em, audit, entered } = writing;
    const projects = await stored(em, Project, [input.project]);
    await allowOnProjects(
      writing,
      [...projects.values()].map(({ id }) => id),
    );
    refuse([
      ...known(projects, input.project, 'project', 'input.project'),
      ...checkMoney(input.value, 'input.value', true),
      ...(input.periodStart > input.periodEnd
        ? [
            {
              code: 'OUT_OF_RANGE' as const,
              field: 'input.periodEnd',
              message: `${input.periodEnd} is before the start ${input.periodStart}`,
            },
          ]
        : []),
      ...(await checkClosed(em, [
        ...ofProject(projects, input.project, input.periodEnd, 'input.periodEnd'),
        ...ofProject(projects, input.project, input.valueDate, 'input.valueDate'),
      ])),
    ]);
    const project = projects.get(input.project) as Project;
    const { value, ...rest } = input;
    const row = em.create(Budget, {
      ...rest,
      project,
      amount: places(value.amount),
      currency: value.currency,
      provenance: entered,
    });
    await em.flush();
    audit({ subjectType: 'Budget', subjectId: row.id, to: input });
    return [project.id];
  });

export interface RateGiven {
  from: string;
  to: string;
  date: string;
  rate: string;
  source: string;
}

const checkRate = ({ from, to, date, rate, source }: RateGiven, at: string, today: string): UserError[] => {
  const fixed = withPlaces(rate, 10);
  return [
    ...checkCurrency(from, `${at}.from`),
    ...checkCurrency(to, `${at}.to`),
    ...(from === to
      ? [{ code: 'INVALID' as const, field: `${at}.to`, message: `a rate from ${from} to itself says nothing` }]
      : []),
    ...(!isDecimal(rate) || fixed === null || Number(fixed) <= 0 || Number(fixed) >= 10_000_000_000
      ? [
          {
            code: 'OUT_OF_RANGE' as const,
            field: `${at}.rate`,
            message: `"${rate}" must be a number above zero and below 10,000,000,000 with at most ten decimals`,
          },
        ]
      : []),
    ...(source.trim()
      ? checkLength(source, `${at}.source`, 200)
      : [{ code: 'REQUIRED' as const, field: `${at}.source`, message: 'say who published the rate' }]),
    ...notLater(date, today, `${at}.date`),
  ];
};

/** Records exchange rates; a later one for the same day takes the place of an earlier. Gives those that were new. */
export const setExchangeRates = (request: WriteRequest, input: readonly RateGiven[], today: string): Promise<Outcome> =>
  change({ ...request, permission: 'setExchangeRates', input }, async ({ em, audit, allow }) => {
    allow(null);
    const key = (from: string, to: string, date: string) => `${from} ${to} ${date}`;
    const keys = input.map(({ from, to, date }) => key(from, to, date));
    refuse([
      ...(input.length ? [] : [{ code: 'REQUIRED' as const, field: 'input', message: 'give at least one rate' }]),
      ...input.flatMap((one, index) => checkRate(one, `input.${index}`, today)),
      ...keys.flatMap((one, index) =>
        keys.indexOf(one) < index
          ? [{ code: 'DUPLICATE' as const, field: `input.${index}`, message: `a rate for ${one} is given twice` }]
          : [],
      ),
    ]);
    await em.execute('select pg_advisory_xact_lock(?)', [locks.rates]); // two clients with the same rate leave one row
    const rows = await em.find(
      ExchangeRate,
      { date: { $in: [...new Set(input.map(({ date }) => date))] } },
      { orderBy: { recordedAt: 'asc', id: 'asc' } },
    );
    const latest = new Map(
      rows.map((row) => [key(row.fromCurrency, row.toCurrency, row.date), `${row.rate} ${row.source}`]),
    );
    const added = input.flatMap((one) => {
      const rate = withPlaces(one.rate, 10) ?? one.rate;
      if (latest.get(key(one.from, one.to, one.date)) === `${rate} ${one.source}`) return [];
      latest.set(key(one.from, one.to, one.date), `${rate} ${one.source}`);
      return [
        em.create(ExchangeRate, {
          fromCurrency: one.from,
          toCurrency: one.to,
          date: one.date,
          rate,
          source: one.source,
        }),
      ];
    });
    await em.flush();
    for (const row of added)
      audit({
        subjectType: 'ExchangeRate',
        subjectId: row.id,
        to: `${row.fromCurrency} ${row.toCurrency} ${row.date} ${row.rate} ${row.source}`,
      });
    return added.map(({ id }) => id);
  });
