import { useWords } from '../app/words.js';

interface When {
  actualStart?: { text: string } | null;
  plannedStart?: { text: string } | null;
  actualEnd?: { text: string } | null;
  plannedEnd?: { text: string } | null;
}

/** From when until when, as its sources say it: planned where it has not happened. */
export const Years = ({ actualStart, plannedStart, actualEnd, plannedEnd }: When) => {
  const t = useWords();
  const [start, end] = [actualStart ?? plannedStart, actualEnd ?? plannedEnd];
  if (!start && !end) return t('years.unknown');
  return t('years', {
    start: start?.text ?? t('notKnown'),
    end: end?.text ?? t('notKnown'),
    startIs: actualStart || !start ? 'actual' : 'planned',
    endIs: actualEnd || !end ? 'actual' : 'planned',
  });
};
