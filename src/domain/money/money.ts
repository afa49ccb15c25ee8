import { Decimal } from 'decimal.js';
import { Exact, withoutSignedZero } from '../decimal.js';
import { minorUnits } from './currencies.js';

/** An amount as the database holds it, exact and not rounded, with what became of it in the target currency. */
export interface Flow {
  currency: string;
  /** Sum in its own currency. */
  amount: string;
  /** The part of it that could be converted, in the target currency. */
  converted: string;
  /** The part of it, in its own currency, for which there is no rate. Null where there is none. */
  unconverted: string | null;
}

interface Money {
  amount: string;
  currency: string;
}

/** A sum over currencies: what could be converted, and what could not. Nothing is ever counted as zero. */
export interface MoneySum {
  converted: Money;
  byCurrency: Money[];
  unconverted: Money[];
  isComplete: boolean;
}

/** Thirds end after some twenty decimals in the database; put together again they are whole. */
const madeWhole = (sum: Decimal): Decimal => sum.toDecimalPlaces(12);

/** Rounds an exact amount half-even to the minor units of its currency. */
export const roundMoney = (exact: string | Decimal, currency: string): string =>
  withoutSignedZero(madeWhole(new Exact(exact)).toFixed(minorUnits(currency), Decimal.ROUND_HALF_EVEN));

/** An amount as it is stored, with the decimals of its currency, and more only where it has more. */
export const shownAmount = (stored: string, currency: string): string => {
  const exact = new Exact(stored);
  return withoutSignedZero(exact.toFixed(Math.max(exact.decimalPlaces(), minorUnits(currency))));
};

const add = (values: readonly string[]): Decimal => values.reduce((sum, value) => sum.plus(value), new Exact(0));

const byCurrency = (flows: readonly Flow[], amountOf: (flow: Flow) => string | null) =>
  [...Map.groupBy(flows, ({ currency }) => currency)]
    .map(([currency, some]) => ({ currency, amounts: some.flatMap((flow) => amountOf(flow) ?? []) }))
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ currency, amounts }) => ({ exact: add(amounts), currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));

const rounded = ({ exact, currency }: { exact: Decimal; currency: string }): Money => ({
  amount: roundMoney(exact, currency),
  currency,
});

/** Adds flows up; rounds once, at the end. Amounts without a rate that cancel leave nothing. */
export const sumMoney = (flows: readonly Flow[], target: string): MoneySum => {
  const unconverted = byCurrency(flows, (flow) => flow.unconverted).filter(({ exact }) => !madeWhole(exact).isZero());
  return {
    converted: rounded({ exact: add(flows.map(({ converted }) => converted)), currency: target }),
    byCurrency: byCurrency(flows, ({ amount }) => amount).map(rounded),
    unconverted: unconverted.map(rounded),
    isComplete: unconverted.length === 0,
  };
};

/** The opposite amount, exact. */
export const negated = (exact: string): string => new Exact(exact).negated().toFixed();

/** The same flows with the opposite sign. */
export const negate = (flows: readonly Flow[]): Flow[] =>
  flows.map((flow) => ({
    ...flow,
    amount: negated(flow.amount),
    converted: negated(flow.converted),
    unconverted: flow.unconverted === null ? null : negated(flow.unconverted),
  }));

/** One sum as a part of another, to four decimals; null where the whole is nothing. Both in one currency. */
export const ratioOf = (part: readonly Flow[], whole: readonly Flow[]): number | null => {
  const total = add(whole.map(({ converted }) => converted));
  if (total.isZero()) return null;
  return add(part.map(({ converted }) => converted))
    .div(total)
    .toDecimalPlaces(4, Decimal.ROUND_HALF_EVEN)
    .toNumber();
};

/** Exact sum, not rounded. */
export const addExact = (values: readonly string[]): string => add(values).toFixed();

/** Orders exact decimals. */
export const compareExact = (a: string, b: string): number => new Exact(a).comparedTo(b);
