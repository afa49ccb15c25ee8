import { useWords } from '../app/words.js';

/** The shape of a page while it is on its way. */
export const Waiting = () => {
  const t = useWords();
  return (
    <main id="main" className="waiting" tabIndex={-1} aria-busy="true">
      <p className="unseen" role="status">
        {t('waiting')}
      </p>
      <i className="h1" />
      <i className="lead" />
      <i className="bar" />
      {Array.from({ length: 6 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <i className="row" key={row} />
      ))}
    </main>
  );
};
