import { To } from '../app/context.js';
import { NO_PLAN } from '../app/noPlan.js';
import { useTabTitle } from '../app/useTabTitle.js';
import { useWords } from '../app/words.js';

/** There is nothing at this address. */
export const NotFound = ({ data }: { data?: unknown }) => {
  const t = useWords();
  const hasNoPlan = data === NO_PLAN;
  useTabTitle(t(hasNoPlan ? 'noPlan.title' : 'notFound.title'));
  return (
    <main id="main" tabIndex={-1}>
      <header className="head">
        <h1>{t(hasNoPlan ? 'noPlan.title' : 'notFound.title')}</h1>
        <p className="lead">{t(hasNoPlan ? 'noPlan.text' : 'notFound.text')}</p>
      </header>
      <p>
        <To to="/">{t('notFound.plan')}</To>
        <span className="sep">·</span>
        <To to="/actions">{t('nav.actions')}</To>
        <span className="sep">·</span>
        <To to="/projects">{t('nav.projects')}</To>
        <span className="sep">·</span>
        <To to="/donors">{t('nav.donors')}</To>
      </p>
    </main>
  );
};
