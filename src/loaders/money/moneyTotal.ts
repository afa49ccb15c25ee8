import { type MoneySum, roundMoney } from '../../domain/money/index.js';
import type { FlowRow } from './flows.js';

/** An amount converted at one rate. */
export interface ConversionView {
  from: string;
  to: string;
  date: string;
  rate: string;
  source: string;
  isApproximate: boolean;
  amount: string;
  converted: string;
}

/** A sum with, if asked for, the conversions that it rests on. */
export interface MoneyTotalView extends MoneySum {
  readonly conversions: Promise<ConversionView[]>;
}

const noConversions = async (): Promise<ConversionView[]> => [];

/** A sum whose conversions are read when they are asked for. */
export const totalOf = (sum: MoneySum, readConversions = noConversions): MoneyTotalView => ({
  ...sum,
  get conversions() {
    return readConversions();
  },
});

/** What flows told apart by rate carry, in this order. */
type RateDetail = [from: string, to: string, date: string, rate: string, source: string, isApproximate: boolean];

/** The conversions of flows that are told apart by rate, by date and currency. */
export const conversionsOf = (flows: readonly FlowRow[]): ConversionView[] =>
  flows
    .flatMap(({ detail, amount, converted }) => {
      if (detail === null) return [];
      const [from, to, date, rate, source, isApproximate] = JSON.parse(detail) as RateDetail;
      const rounded = { amount: roundMoney(amount), converted: roundMoney(converted) };
      return [{ from, to, date, rate, source, isApproximate, ...rounded }];
    })
    .sort((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1));
