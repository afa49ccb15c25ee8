import { usePlan } from '../app/context.js';
import { longDay, number } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { TotalFragment } from '../generated/graphql.js';
import { isUnconverted, listed } from '../parts/Money.js';
import { ChartFigure } from './ChartFigure.js';
import type { ChartColumn, ChartRow } from './chart.js';

const loadMoneyByYear = async () => (await import('./drawMoneyByYear.js')).drawMoneyByYear;

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
