import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { Here, rootApi, useLoaded } from '../app/context.js';
import type { PageSearch } from '../app/lens.js';
import { money, percent } from '../app/numbers.js';
import { readWhy, type WhyAnswer, type WhyAsked, whyQuery } from '../app/why.js';
import { useWords } from '../app/words.js';
import { Explanation } from './Explanation.js';
import { isUnconverted, listed } from './Money.js';

/** Why a figure is what it is: the rule, what went in, what was left out, and the lens. It has an address of its own. */
export const WhyPanel = ({ why }: { why: string }) => {
  const t = useWords();
  const { where, lens } = useLoaded();
  const loading = rootApi.useRouteContext();
  const answer = useQuery(whyQuery(loading, why, where, lens));
  const heading = useRef<HTMLHeadingElement>(null);
  usePanel(heading, useClose());
  const asked = readWhy(why);
  return (
    <aside className="panel" id="why" aria-labelledby="why-title">
      <header>
        <h2 id="why-title" tabIndex={-1} ref={heading}>
          {asked && answer.data ? <Title asked={asked} answer={answer.data} /> : t('why.title.waiting')}
        </h2>
        <Here change={{ why: undefined }} className="quiet">
          {t('why.close')}
        </Here>
      </header>
      {answer.isPending ? <p role="status">{t('waiting')}</p> : null}
      {answer.isError ? (
        <p role="alert">
          {t('failed.service')}{' '}
          <button type="button" className="plain" onClick={() => void answer.refetch()}>
            {t('failed.again')}
          </button>
        </p>
      ) : null}
      {answer.data === null ? <p role="alert">{t('why.unknown')}</p> : null}
      {asked && answer.data ? <Explanation asked={asked} answer={answer.data} /> : null}
    </aside>
  );
};

const NARROW = '(max-width: 40rem)';

/** The panel takes the focus and gives it back, closes by Escape, and on a narrow screen, which it covers, is alone. */
const usePanel = (heading: RefObject<HTMLHeadingElement | null>, close: () => void) => {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    heading.current?.focus({ preventScroll: true });
    const byKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') latest.current();
    };
    document.addEventListener('keydown', byKey);
    const covered = matchMedia(NARROW).matches ? [...document.querySelectorAll('#root > :not(.panel)')] : [];
    for (const one of covered) one.setAttribute('inert', '');
    return () => {
      document.removeEventListener('keydown', byKey);
      for (const one of covered) one.removeAttribute('inert');
      opener?.focus({ preventScroll: true });
    };
  }, [heading]);
};

const useClose = () => {
  const navigate = useNavigate();
  const { search } = useLocation();
  return () => {
    const { why: _, ...rest } = search as PageSearch;
    void navigate({ to: '.', search: rest, hash: '', resetScroll: false });
  };
};

/** "Why 73 %?" */
const Title = ({ asked, answer: { figure } }: { asked: WhyAsked; answer: WhyAnswer }) => {
  const t = useWords();
  if ('explain' in figure && 'value' in figure)
    return figure.value == null ? t('why.title.unknown') : t('why.title', { figure: percent(figure.value) });
  const total =
    'committed' in figure
      ? { COMMITTED: figure.committed, DISBURSED: figure.disbursed, SPENT: figure.spent, PROGRESS: null }[asked.measure]
      : null;
  if (!total) return t('why.title.waiting');
  if (!total.isRecorded) return t('why.title.notPublished');
  return t('why.title', { figure: isUnconverted(total) ? listed(total.unconverted) : money(total.converted) });
};
