import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ApiError } from '../app/ask.js';
import { useTabTitle } from '../app/useTabTitle.js';
import { useWords } from '../app/words.js';

/** Why a page could not be loaded, and a way to try again. */
export const Failed = ({ error, reset }: ErrorComponentProps) => {
  const t = useWords();
  const router = useRouter();
  useTabTitle(t('failed.title'));
  const again = () => {
    reset();
    void router.invalidate();
  };
  const text = () => {
    if (!(error instanceof ApiError)) return t('failed.network');
    if (error.status === 429) return t('failed.tooMany');
    return error.status >= 500 ? t('failed.service') : t('failed.address', { reason: error.message });
  };
  return (
    <main id="main" tabIndex={-1}>
      <header className="head">
        <h1>{t('failed.title')}</h1>
        <p className="lead" role="alert">
          {text()}
        </p>
      </header>
      <p className="needs-script">
        <button type="button" onClick={again}>
          {t('failed.again')}
        </button>
      </p>
    </main>
  );
};
