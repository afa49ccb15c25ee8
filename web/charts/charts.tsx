import { usePlan } from '../app/context.js';
import { longDay, number, percent, shortNumber } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { IndicatorFigureFragment, ProgressStatus, TotalFragment } from '../generated/graphql.js';
import { isUnconverted, listed } from '../parts/Money.js';
import { statusClass, statusWord } from '../parts/Status.js';
import { inOrder, type StatusCount } from '../parts/StatusBar.js';
import { ChartFigure } from './ChartFigure.js';
import type { ChartColumn, ChartRow } from './chart.js';

const loadMoneyByYear = async () => (await import('./drawMoneyByYear.js')).drawMoneyByYear;
const loadIndicator = async () => (await import('./drawIndicator.js')).drawIndicator;
const loadStatusBar = async () => (await import('./drawStatusBar.js')).drawStatusBar;
const loadProgress = async () => (await import('./drawProgress.js')).drawProgress;

interface Years {
  of: string;
  name: string;
  years: readonly { year: number; committed: TotalFragment; disbursed: TotalFragment }[];
  asOf: string;
  isSynthetic: boolean;
  level?: 2 | 3;
}

/** Committed and disbursed by year. */
export const MoneyByYear = ({ of, name, years, asOf, isSynthetic, level = 3 }: Years) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const amount = (total: TotalFragment) => (total.isRecorded && !isUnconverted(total) ? total.converted.amount : null);
  const rows: ChartRow[] = years.map(({ year, committed, disbursed }) => ({
    year: String(year),
    committed: amount(committed),
    disbursed: amount(disbursed),
    currency,
    committed_not_converted: listed(committed.unconverted),
    disbursed_not_converted: listed(disbursed.unconverted),
  }));
  const write = (value: ChartRow[string]) => (value === null ? t('chart.noSum') : number(String(value)));
  const columns: ChartColumn[] = [
    { key: 'year', head: t('chart.year') },
    { key: 'committed', head: t('money.committedIn', { currency }), isNumber: true, write },
    { key: 'disbursed', head: t('money.disbursedIn', { currency }), isNumber: true, write },
    { key: 'currency', head: t('money.currency') },
    { key: 'committed_not_converted', head: t('chart.committedNotConverted'), isNumber: true },
    { key: 'disbursed_not_converted', head: t('chart.disbursedNotConverted'), isNumber: true },
  ];
  const leftOut = years.some(
    ({ committed, disbursed }) => committed.unconverted.length + disbursed.unconverted.length > 0,
  );
  return (
    <ChartFigure
      name={name}
      title={t('chart.money.title', { of })}
      caption={t('chart.money.caption', { currency, day: longDay(asOf), leftOut: leftOut ? 'yes' : 'no' })}
      rows={rows}
      columns={columns}
      loadDraw={loadMoneyByYear}
      words={{ committed: t('money.committed'), disbursed: t('money.disbursed') }}
      isSynthetic={isSynthetic}
      swatches={[t('money.committed'), t('money.disbursed')]}
      height={240}
      level={level}
    />
  );
};

/** How a heading names the target: 125 of 150 where it is to grow, else 7%, target 4%. */
const targetWord = ({ target, direction }: IndicatorFigureFragment): 'of' | 'aim' | 'none' => {
  if (!target) return 'none';
  return direction === 'INCREASE' ? 'of' : 'aim';
};

/** One indicator: baseline, values, expected and target. */
export const IndicatorChart = ({
  indicator,
  asOf,
  name,
}: {
  indicator: IndicatorFigureFragment;
  asOf: string;
  name: string;
}) => {
  const t = useWords();
  const { title, unit, series, actual, target, baseline, level, provenance, progress } = indicator;
  const rows: ChartRow[] = series.map(({ date, kind, actual: value, expected, target: aim }) => ({
    date,
    kind,
    actual: value ?? null,
    expected: expected ?? null,
    target: aim ?? null,
    unit,
  }));
  const write = (value: ChartRow[string]) => (value === null ? t('notKnown') : shortNumber(String(value)));
  const columns: ChartColumn[] = [
    { key: 'date', head: t('chart.day'), write: (value) => longDay(String(value)) },
    { key: 'kind', head: t('chart.kind'), write: (value) => t(`series.${value as 'VALUE'}`) },
    { key: 'actual', head: t('chart.actual'), isNumber: true, write },
    { key: 'expected', head: t('chart.expected'), isNumber: true, write },
    { key: 'target', head: t('chart.target'), isNumber: true, write: (value) => (value === null ? '' : write(value)) },
  ];
  const heading = t('chart.indicator.title', {
    title,
    state: actual == null && !level ? 'none' : 'some',
    actual: level?.label ?? (actual == null ? '' : number(actual)),
    target: target ? number(target.value) : '',
    hasTarget: targetWord(indicator),
    unit,
  });
  const caption = t('chart.indicator.caption', {
    unit,
    baseline: baseline ? number(baseline.value) : '',
    hasBaseline: baseline ? 'yes' : 'no',
    reported: progress.coverage.reported,
    expected: progress.coverage.expected,
    day: longDay(asOf),
  });
  return (
    <ChartFigure
      name={name}
      title={heading}
      caption={caption}
      rows={rows}
      columns={columns}
      loadDraw={loadIndicator}
      words={{ target: t('chart.target.word'), expected: t('chart.expected.word') }}
      isSynthetic={provenance.isSynthetic || progress.isSynthetic}
      height={220}
      level={3}
    />
  );
};

interface StatusesProps {
  counts: readonly StatusCount[];
  title: string;
  asOf: string;
  isSynthetic: boolean;
  name: string;
  children: React.ReactNode;
}

/** The statuses of actions: the page shows its own bar, of links. */
export const StatusChart = ({ counts, title, asOf, isSynthetic, name, children }: StatusesProps) => {
  const t = useWords();
  const rows: ChartRow[] = inOrder(counts).map(({ status, count }) => ({
    status: t(statusWord(status)),
    count,
    code: statusClass(status),
  }));
  const columns: ChartColumn[] = [
    { key: 'status', head: t('chart.status') },
    { key: 'count', head: t('chart.actions'), isNumber: true },
  ];
  return (
    <ChartFigure
      name={name}
      title={title}
      caption={t('chart.status.caption', { day: longDay(asOf) })}
      rows={rows}
      columns={columns}
      loadDraw={loadStatusBar}
      words={{}}
      isSynthetic={isSynthetic}
    >
      {children}
    </ChartFigure>
  );
};

interface ProgressRow {
  name: string;
  status: ProgressStatus;
  value: number | null;
  expected: number | null;
}

interface ProgressChartProps {
  rows: readonly ProgressRow[];
  title: string;
  asOf: string;
  isSynthetic: boolean;
  name: string;
  children: React.ReactNode;
}

/** Progress against what was expected: the page shows its own table. */
export const ProgressChart = ({ rows: given, title, asOf, isSynthetic, name, children }: ProgressChartProps) => {
  const t = useWords();
  const rows: ChartRow[] = given.map(({ name: of, status, value, expected }) => ({
    name: of,
    status: t(statusWord(status)),
    progress: value,
    expected,
  }));
  const write = (value: ChartRow[string]) => (value === null ? t('notKnown') : percent(Number(value)));
  const columns: ChartColumn[] = [
    { key: 'name', head: t('chart.of') },
    { key: 'status', head: t('chart.status') },
    { key: 'progress', head: t('chart.progress'), isNumber: true, write },
    { key: 'expected', head: t('chart.expected'), isNumber: true, write },
  ];
  return (
    <ChartFigure
      name={name}
      title={title}
      caption={t('chart.progress.caption', { day: longDay(asOf) })}
      rows={rows}
      columns={columns}
      loadDraw={loadProgress}
      words={{}}
      isSynthetic={isSynthetic}
    >
      {children}
    </ChartFigure>
  );
};
