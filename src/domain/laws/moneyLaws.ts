import { Exact } from '../decimal.js';
import { minorUnits } from '../money/index.js';
import { broken, currency, future, type LawBreach, order } from './breach.js';

interface Money {
  amount: string;
  currency: string;
}

const DECIMALS = ['no decimals', 'one decimal', 'two decimals', 'three decimals', 'four decimals'];

/** An amount of a currency that there was on its day, with no more decimals than that has; what is no number is said apart. */
const money = ({ amount, currency: code }: Money, day: string): LawBreach[] => {
  const places = /^-?\d+(\.\d+)?$/.test(amount) ? new Exact(amount).decimalPlaces() : 0;
  const most = minorUnits(code);
  return [
    ...currency(code, 'currency', day),
    ...broken(
      places > most,
      'INVALID',
      'amount',
      `${amount} has ${places} decimals; amounts in ${code} have ${DECIMALS[most]}`,
    ),
  ];
};

/** The period of money that is planned. */
const moneyPeriod = ({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }) =>
  order(periodStart, periodEnd, 'periodEnd');

/** Rules of payments, budgets, forecasts and rates. */
export const moneyLaws = {
  paymentDays: (
    { transactionDate, valueDate }: { transactionDate: string; valueDate?: string | null },
    today: string,
  ) => [...future(transactionDate, today, 'transactionDate'), ...future(valueDate, today, 'valueDate')],

  paymentMoney: ({ transactionDate, ...payment }: Money & { transactionDate: string }) =>
    money(payment, transactionDate),

  paymentKinds: ({ financeType, aidType }: { financeType?: string | null; aidType?: string | null }) => [
    ...broken(
      financeType != null && !/^\d{1,4}$/.test(financeType),
      'INVALID',
      'financeType',
      `"${financeType?.slice(0, 20)}" is not a code of IATI FinanceType, such as "110" for a standard grant`,
    ),
    ...broken(
      aidType != null && !/^[A-H]\d{2}$/.test(aidType),
      'INVALID',
      'aidType',
      `"${aidType?.slice(0, 20)}" is not a code of IATI AidType, such as "C01" for a project`,
    ),
  ],

  budgetMoney: ({ valueDate, ...budget }: Money & { valueDate: string }) => money(budget, valueDate),

  budgetDays: moneyPeriod,

  forecastDays: moneyPeriod,

  forecastMoney: ({ periodStart, ...forecast }: Money & { periodStart: string }) => money(forecast, periodStart),

  ratePair: ({ from, to, date }: { from: string; to: string; date: string }) => [
    ...currency(from, 'from', date),
    ...currency(to, 'to', date),
    ...broken(from === to, 'INVALID', 'to', `a rate from ${from} to itself says nothing; leave it out`),
  ],

  rateDay: ({ date }: { date: string }, today: string) => future(date, today, 'date'),
};
