import type { SectorVocabulary } from '../vocabulary/index.js';
import { Exact, isDecimal } from './decimal.js';
import { isTimeZone } from './lens.js';
import { currencyBreach, minorUnits } from './money/index.js';
import { isSdgTarget, parsePartialDate, sectorProblem, unreadableDate } from './plan/index.js';
import {
  definitionBreaches,
  dimensionBreaches,
  type IndicatorDefinition,
  partBreaches,
  scaleBreaches,
  type ValueGiven,
  valueBreaches,
} from './progress/index.js';
import { repeats } from './repeats.js';

/** A rule that a record does not keep: the kind of error, the field that breaks it, and a text with the way out. */
export interface LawBreach {
  code: 'INVALID' | 'OUT_OF_RANGE' | 'DUPLICATE';
  field: string;
  message: string;
}

const broken = (isBroken: boolean, code: LawBreach['code'], field: string, message: string): LawBreach[] =>
  isBroken ? [{ code, field, message }] : [];

const currency = (text: string, field: string, day: string | null = null): LawBreach[] => {
  const breach = currencyBreach(text, day);
  return breach ? [{ ...breach, field }] : [];
};

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

const order = (start: string | null | undefined, end: string | null | undefined, field: string): LawBreach[] =>
  broken(start != null && end != null && end < start, 'OUT_OF_RANGE', field, `${end} is before the start ${start}`);

/** The period of money that is planned. */
const moneyPeriod = ({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }) =>
  order(periodStart, periodEnd, 'periodEnd');

/** The same for dates as far as they are known; what is no date breaks another rule. */
const partialOrder = (start: string | null | undefined, end: string | null | undefined, field: string): LawBreach[] => {
  const [first, last] = [start, end].map((text) => (text == null ? null : parsePartialDate(text)));
  const isTurned = Boolean(first && last && last.latest < first.earliest);
  return broken(isTurned, 'OUT_OF_RANGE', field, `${end} is before the start ${start}`);
};

/** A day that has not begun: nothing that is recorded happens later. */
const future = (day: string | null | undefined, today: string, field: string): LawBreach[] =>
  broken(day != null && day > today, 'OUT_OF_RANGE', field, `${day} is in the future; today is ${today}`);

const again = (keys: readonly string[], field: string, what: string): LawBreach[] =>
  [...repeats(keys)].map((index) => ({
    code: 'DUPLICATE',
    field: `${field}.${index}`,
    message: `${what} ${keys[index]} is given twice; leave one out`,
  }));

interface Settings {
  onTrackFrom?: number | null;
  atRiskFrom?: number | null;
  freshDays?: number | null;
  agingDays?: number | null;
}

/** Days of a plan are fewer than those of a hundred years. */
const MOST_DAYS = 36_500;
const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;

const PROJECT_DATES = ['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const;
type ProjectDates = Partial<Record<(typeof PROJECT_DATES)[number], string | null>>;

interface Course {
  direction: string;
  baseline?: string | null;
  target?: string | null;
}

/** Whether one number is below another; texts that are no numbers are said apart. */
const isBelow = (one: string, other: string): boolean => isDecimal(one) && isDecimal(other) && new Exact(one).lt(other);

/**
 * The rules of single records, one for all ways in: mutations say what is broken as user errors, loads as problems with
 * paths. Rules of values alone (codes, names, amounts, shares) are the types of both; those that need what is stored are
 * checked where it is read.
 */
export const laws = {
  planDays: ({ startDate, endDate }: { startDate: string; endDate: string }) => order(startDate, endDate, 'endDate'),

  planCurrency: ({ reportingCurrency }: { reportingCurrency: string }) =>
    currency(reportingCurrency, 'reportingCurrency'),

  planZone: ({ timeZone }: { timeZone?: string | null }) =>
    broken(
      timeZone != null && !isTimeZone(timeZone),
      'INVALID',
      'timeZone',
      `"${timeZone?.slice(0, 60)}" is not the name of a time zone with a place, such as "Asia/Bangkok", or "UTC"`,
    ),

  planThresholds: ({ onTrackFrom, atRiskFrom }: Settings) => {
    const [onTrack, atRisk] = [onTrackFrom ?? 0.9, atRiskFrom ?? 0.6];
    return [
      ...broken(
        !(onTrack > 0 && onTrack <= 1),
        'OUT_OF_RANGE',
        'onTrackFrom',
        `${onTrack} is not above 0 and at most 1; it is a part of what is expected, such as 0.9`,
      ),
      ...broken(
        !(atRisk > 0 && atRisk <= 1 && atRisk <= onTrack),
        'OUT_OF_RANGE',
        'atRiskFrom',
        `${atRisk} is not above 0 and at most onTrackFrom, ${onTrack}`,
      ),
    ];
  },

  planFreshness: ({ freshDays, agingDays }: Settings) => {
    const [fresh, aging] = [freshDays ?? 90, agingDays ?? 180];
    const whole = `a whole number of days from 1 to ${MOST_DAYS}`;
    return [
      ...broken(!isDays(fresh), 'OUT_OF_RANGE', 'freshDays', `${fresh} is not ${whole}`),
      ...broken(!isDays(aging), 'OUT_OF_RANGE', 'agingDays', `${aging} is not ${whole}`),
      ...broken(aging < fresh, 'OUT_OF_RANGE', 'agingDays', `${aging} must not be below freshDays, ${fresh}`),
    ];
  },

  fiscalYear: ({ fiscalYearStart: month }: { fiscalYearStart?: number | null }) =>
    broken(
      month != null && !(Number.isInteger(month) && month >= 1 && month <= 12),
      'OUT_OF_RANGE',
      'fiscalYearStart',
      `${month} is not a month, 1 (January) to 12 (December)`,
    ),

  actionDays: ({ startDate, endDate }: { startDate?: string | null; endDate?: string | null }) =>
    order(startDate, endDate, 'endDate'),

  actionTargets: ({ sdgTargets }: { sdgTargets?: readonly string[] | null }) =>
    (sdgTargets ?? []).flatMap((target, index) =>
      broken(
        !isSdgTarget(target),
        'INVALID',
        `sdgTargets.${index}`,
        `"${target.slice(0, 20)}" is not a target of the Sustainable Development Goals, such as "9.c"`,
      ),
    ),

  projectDates: (project: ProjectDates) => {
    const unreadable = PROJECT_DATES.flatMap((name) => {
      const text = project[name];
      return broken(text != null && parsePartialDate(text) === null, 'INVALID', name, unreadableDate(text ?? ''));
    });
    const turned = (['planned', 'actual'] as const).flatMap((kind) =>
      partialOrder(project[`${kind}Start`], project[`${kind}End`], `${kind}End`),
    );
    return [...unreadable, ...turned];
  },

  projectScope: ({ financialScope, parent }: { financialScope?: string | null; parent?: unknown }) =>
    broken(
      financialScope === 'COMPONENT' && parent == null,
      'INVALID',
      'financialScope',
      'a COMPONENT needs a parent: the project whose money includes its own',
    ),

  projectSectors: ({ sectors }: { sectors: readonly { vocabulary: SectorVocabulary; code: string }[] }) =>
    sectors.flatMap(({ vocabulary, code }, index) => {
      const problem = sectorProblem(vocabulary, code);
      return broken(problem !== null, 'INVALID', `sectors.${index}`, `"${code.slice(0, 20)}" ${problem}`);
    }),

  eventDays: ({ start, end }: { start: string; end?: string | null }) => partialOrder(start, end, 'end'),

  officerDays: ({ from, to }: { from?: string | null; to?: string | null }) => partialOrder(from, to, 'to'),

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

  indicatorDefinition: (indicator: IndicatorDefinition): LawBreach[] =>
    definitionBreaches(indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  indicatorTargets: ({ targets }: { targets?: readonly { start: string; end: string }[] | null }) => [
    ...(targets ?? []).flatMap(({ start, end }, index) => order(start, end, `targets.${index}.end`)),
    ...again(
      (targets ?? []).map(({ start, end }) => `${start} to ${end}`),
      'targets',
      'the period',
    ),
  ],

  indicatorCourse: ({ direction, baseline, target }: Course): LawBreach[] => {
    const turned = (rises: boolean) =>
      baseline != null && target != null && (rises ? isBelow(target, baseline) : isBelow(baseline, target));
    const message = `${direction} contradicts a baseline of ${baseline} and a target of ${target}; correct one of the three`;
    return [
      ...broken(direction === 'INCREASE' && turned(true), 'INVALID', 'direction', message),
      ...broken(direction === 'DECREASE' && turned(false), 'INVALID', 'direction', message),
    ];
  },

  indicatorTolerance: ({ tolerance }: { tolerance?: string | null }) =>
    broken(
      tolerance != null && isDecimal(tolerance) && new Exact(tolerance).lt(0),
      'OUT_OF_RANGE',
      'tolerance',
      `${tolerance} is below zero; a tolerance is a distance from the target on either side`,
    ),

  indicatorScale: (indicator: Parameters<typeof scaleBreaches>[0]): LawBreach[] =>
    scaleBreaches(indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  indicatorDimensions: (indicator: Parameters<typeof dimensionBreaches>[0]): LawBreach[] =>
    dimensionBreaches(indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  valueParts: (...given: Parameters<typeof partBreaches>): LawBreach[] =>
    partBreaches(...given).map((breach) => ({ code: 'INVALID', ...breach })),

  valueDay: ({ date }: { date: string }, today: string) => future(date, today, 'date'),

  valueUnit: ({ project, country }: { project?: string | null; country?: string | null }) =>
    broken(
      project != null && country != null,
      'INVALID',
      'country',
      'a value is for a project or for a country, not for both; leave one of them out',
    ),

  indicatorValue: (value: ValueGiven, indicator: Parameters<typeof valueBreaches>[1]): LawBreach[] =>
    valueBreaches(value, indicator).map((breach) => ({ code: 'INVALID', ...breach })),

  periodDays: ({ start, end, dueOn }: { start: string; end: string; dueOn: string }) => [
    ...order(start, end, 'end'),
    ...broken(dueOn < end, 'OUT_OF_RANGE', 'dueOn', `${dueOn} is before the period ends, ${end}`),
  ],

  completionDay: ({ completedOn }: { completedOn?: string | null }, today: string) =>
    future(completedOn, today, 'completedOn'),
};
