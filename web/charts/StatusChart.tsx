import type { ReactNode } from 'react';
import { longDay } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import { statusClass, statusWord } from '../parts/Status.js';
import { inOrder, type StatusCount } from '../parts/StatusBar.js';
import { ChartFigure } from './ChartFigure.js';
import type { ChartColumn, ChartRow } from './chart.js';

const loadStatusBar = async () => (await import('./drawStatusBar.js')).drawStatusBar;

interface StatusesProps {
  counts: readonly StatusCount[];
  title: string;
  asOf: string;
  isSynthetic: boolean;
  name: string;
  children: ReactNode;
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
