import { type MoneyMeasure, moneyMeasures, rules, sumMoney } from '../../domain/money/index.js';
import type { MetricsValue } from '../../schema/analysis/index.js';
import type { Measure } from '../../vocabulary/index.js';
import { type MoneyCoverage, totalOf } from '../money/moneyTotal.js';
import type { CellKeys, CountCell, MoneyCell } from './metricQuery.js';

/** Whether a measure is money. */
export const isMoney = (measure: Measure): measure is Measure & MoneyMeasure => measure in moneyMeasures;

/** Whether a measure counts things. */
export const isCount = (measure: Measure): boolean => !isMoney(measure) && measure !== 'PROGRESS';

/** The keys of a cell as one text, by which cells are grouped. */
export const keyText = (keys: CellKeys): string => JSON.stringify(keys);

/** Progress of the actions of a cell; null where none has data. */
export interface ProgressCell {
  value: number | null;
  isSynthetic: boolean;
}

const counted: Partial<Record<Measure, (cell: CountCell) => number>> = {
  PROJECT_COUNT: ({ projects }) => projects,
  ACTION_COUNT: ({ actionIds }) => actionIds.length,
  DONOR_COUNT: ({ donors }) => donors,
  REPORT_COUNT: ({ reports }) => reports,
};

/** What was read of one group. */
export interface Cells {
  money: readonly MoneyCell[];
  count: CountCell | undefined;
  progress: ProgressCell | undefined;
}

/** What is known of the money of a group, beside its cells. */
export interface MoneyKnown {
  /** Whether it is a part of more of which money is recorded. */
  isPart?: boolean;
  coverage?: () => Promise<MoneyCoverage | null>;
}

/** The values of one group, in the order of the measures. */
export const valuesOf = (
  measures: readonly Measure[],
  { money, count, progress }: Cells,
  target: string,
  { isPart = false, ...known }: MoneyKnown = {},
): MetricsValue[] =>
  measures.map((measure) => {
    if (isMoney(measure)) {
      const sum = sumMoney(
        money.filter((cell) => cell.measure === measure),
        target,
      );
      return { measure, number: null, money: totalOf(sum, { hasMoney: isPart || money.length > 0, ...known }) };
    }
    if (measure === 'PROGRESS') return { measure, number: progress?.value ?? null, money: null };
    return { measure, number: (count && counted[measure]?.(count)) ?? 0, money: null };
  });

const countRules: Partial<Record<Measure, string>> = {
  PROJECT_COUNT: 'Projects are counted once in each row; components are not.',
  ACTION_COUNT: 'Actions are counted once in each row: those that these projects serve.',
  DONOR_COUNT: 'Organisations that provided money to these projects are counted once in each row.',
  REPORT_COUNT: 'Reports on these projects and on the actions that they serve are counted once in each row.',
  PROGRESS: 'Progress is the weighted mean of the actions that have data; null where none has, which is not 0.',
};

/** How a measure is computed, in a sentence. */
export const ruleOf = (measure: Measure): string => (isMoney(measure) ? rules[measure] : (countRules[measure] ?? ''));
