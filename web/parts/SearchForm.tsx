import { useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import { usePlanPath } from '../app/context.js';
import { lensOf, type PageSearch } from '../app/lens.js';
import { useWords } from '../app/words.js';
import { HiddenLens } from './HiddenLens.js';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The search over the plan, from every page by the key "/". It works without a script too. */
export const SearchForm = () => {
  const t = useWords();
  const planPath = usePlanPath();
  const { search } = useLocation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  const find = (event: FormEvent) => {
    event.preventDefault();
    void navigate({
      to: `${planPath}/search`,
      search: { q: field.current?.value ?? '', ...lensOf(search as PageSearch) },
    });
  };
  const q = (search as PageSearch).q ?? '';
  return (
    <search>
      <form className="find" action={`${planPath}/search`} method="get" onSubmit={find}>
        <input
          ref={field}
          key={q}
          type="search"
          name="q"
          defaultValue={q}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          aria-keyshortcuts="/"
          required
        />
        <HiddenLens />
      </form>
    </search>
  );
};
