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
  isInverse: boolean;
  amount: string;
  converted: string;
}

/** How many projects a total is of, and of how many of them any money is recorded. */
export interface MoneyCoverage {
  projects: number;
  projectsWithMoney: number;
  /** Of how many any transaction is recorded; where that is not told apart, of how many any money. */
  projectsWithFlows: number;
}

/** A sum with, if asked for, the conversions that it rests on, and whether anything is known of it. */
export interface MoneyTotalView extends Omit<MoneySum, 'isComplete'> {
  readonly isComplete: Promise<boolean>;
  readonly isPublished: Promise<boolean>;
  readonly isRecorded: Promise<boolean>;
  /** Null for a part of another sum. */
  readonly coverage: Promise<MoneyCoverage | null>;
  readonly conversions: Promise<ConversionView[]>;
}

/** What is read of a total when it is asked for. */
interface Readings {
  /** Whether the sum itself shows that money is recorded. */
  hasMoney: boolean;
  coverage?: () => Promise<MoneyCoverage | null>;
  conversions?: () => Promise<ConversionView[]>;
}

/** A sum with what is read when it is asked for. Money of which nothing is recorded is not known: it is not zero. */
export const totalOf = (
  { isComplete, ...sum }: MoneySum,
  { hasMoney, coverage = async () => null, conversions = async () => [] }: Readings,
): MoneyTotalView => {
  const isPublished = async () => hasMoney || ((await coverage())?.projectsWithMoney ?? 0) > 0;
  const isRecorded = async () => hasMoney || ((await coverage())?.projectsWithFlows ?? 0) > 0;
  return {
    ...sum,
    get isPublished() {
      return isPublished();
    },
    get isRecorded() {
      return isRecorded();
    },
    get isComplete() {
      return isComplete ? isPublished() : Promise.resolve(false);
    },
    get coverage() {
      return coverage();
    },
    get conversions() {
      return conversions();
    },
  };
};

/** What flows told apart by rate carry, in this order. */
type RateDetail = [
  from: string,
  to: string,
  date: string,
  rate: string,
  source: string,
  isApproximate: boolean,
  isInverse: boolean,
];

/** The conversions of flows that are told apart by rate, by date and currency. */
export const conversionsOf = (flows: readonly FlowRow[]): ConversionView[] =>
  flows
    .flatMap(({ detail, amount, converted }) => {
      if (detail === null) return [];
      const [from, to, date, rate, source, isApproximate, isInverse] = JSON.parse(detail) as RateDetail;
      const rounded = { amount: roundMoney(amount, from), converted: roundMoney(converted, to) };
      return [{ from, to, date, rate, source, isApproximate, isInverse, ...rounded }];
    })
    .sort((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1));
