import { useWords, type WordId } from '../app/words.js';
import type { ProgressStatus } from '../generated/graphql.js';

export const statusWord = (status: ProgressStatus): WordId => `status.${status}`;

export const statusClass = (status: ProgressStatus): string => status.toLowerCase().replaceAll('_', '-');

/** A status as a word and a shape. */
export const Status = ({ status }: { status: ProgressStatus }) => {
  const t = useWords();
  return <span className={`status ${statusClass(status)}`}>{t(statusWord(status))}</span>;
};
