import type { ReactNode } from 'react';
import { longDay, percent } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { ProgressStatus } from '../generated/graphql.js';
import { statusWord } from '../parts/Status.js';
import { ChartFigure } from './ChartFigure.js';
import type { ChartColumn, ChartRow } from './chart.js';

const loadProgress = async () => (await import('./drawProgress.js')).drawProgress;

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
  children: ReactNode;
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
