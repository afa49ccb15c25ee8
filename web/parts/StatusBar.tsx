import type { ReactNode } from 'react';
import { To } from '../app/context.js';
import { useWords } from '../app/words.js';
import type { ProgressStatus } from '../generated/graphql.js';
import { statusClass, statusWord } from './Status.js';

export interface StatusCount {
  status: ProgressStatus;
  count: number;
}

/** The order of statuses wherever they stand side by side: from the best to those that are not under way. */
export const STATUS_ORDER: readonly ProgressStatus[] = [
  'ACHIEVED',
  'ON_TRACK',
  'AT_RISK',
  'OFF_TRACK',
  'NO_DATA',
  'NOT_STARTED',
  'ON_HOLD',
  'CANCELLED',
  'MERGED',
];

export const inOrder = (counts: readonly StatusCount[]): StatusCount[] =>
  STATUS_ORDER.flatMap((status) => counts.filter((one) => one.status === status && one.count > 0));

interface StatusBarProps {
  counts: readonly StatusCount[];
  /** Conditions under which the list of actions has these and no others; no links if left out. */
  filter?: Record<string, string>;
}

/** How many actions have each status; each leads to the list of them. */
export const StatusBar = ({ counts, filter }: StatusBarProps) => {
  const t = useWords();
  const shown = inOrder(counts);
  return (
    <>
      <div className="bar" aria-hidden="true">
        {shown.map(({ status, count }) => (
          <span key={status} className={statusClass(status)} style={{ '--n': count } as React.CSSProperties}>
            {count}
          </span>
        ))}
      </div>
      <ul className="key" aria-label={t('statusBar.label')}>
        {shown.map(({ status, count }) => (
          <li key={status}>
            <Linked search={filter && { ...filter, status }}>
              <span className={`status ${statusClass(status)}`}>{t(statusWord(status))}</span> <b>{count}</b>
            </Linked>
          </li>
        ))}
      </ul>
    </>
  );
};

const Linked = ({ search, children }: { search: Record<string, string> | undefined; children: ReactNode }) =>
  search ? (
    <To to="/actions" search={search}>
      {children}
    </To>
  ) : (
    children
  );
