import { addressOf } from '../app/ask.js';
import { useLoaded, usePlan } from '../app/context.js';
import { number } from '../app/numbers.js';
import { useWords } from '../app/words.js';

/** The document that the page has asked, ready to be tried, and of which state of the data it speaks. */
export const QueryBehind = () => {
  const t = useWords();
  const { page, variables } = useLoaded();
  const { revision } = usePlan().lens;
  return (
    <p className="behind">
      <a href={addressOf(page.document, variables)}>{t('behind.query')}</a>{' '}
      <span className="soft">{t('behind.revision', { revision: number(revision) })}</span>
    </p>
  );
};
