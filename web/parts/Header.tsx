import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { To, usePlanPath } from '../app/context.js';
import { lensOf, type PageSearch } from '../app/lens.js';
import { useWords, type WordId } from '../app/words.js';
import { SearchForm } from './SearchForm.js';

const SECTIONS: readonly { to: string; name: WordId }[] = [
  { to: '/', name: 'nav.plan' },
  { to: '/actions', name: 'nav.actions' },
  { to: '/projects', name: 'nav.projects' },
  { to: '/donors', name: 'nav.donors' },
  { to: '/methods', name: 'nav.methods' },
];

/** The name of the site, its sections and the search. */
export const Header = () => {
  const t = useWords();
  const { pathname, search } = useLocation();
  const planPath = usePlanPath();
  const below = pathname.slice(planPath.length) || '/';
  const isIn = (to: string) => (to === '/' ? below === '/' : below === to || below.startsWith(`${to}/`));
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the sections scroll: the current one is in sight.
  useEffect(() => {
    if (below) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [below]);
  return (
    <header className="top">
      <Link className="name" to="/" search={lensOf(search as PageSearch)}>
        {t('name')}
      </Link>
      <nav aria-label={t('nav.label')} ref={nav}>
        {SECTIONS.map(({ to, name }) => (
          <To key={to} to={to} isCurrent={isIn(to)}>
            {t(name)}
          </To>
        ))}
        <a href="/data">{t('nav.data')}</a>
      </nav>
      <SearchForm />
    </header>
  );
};
