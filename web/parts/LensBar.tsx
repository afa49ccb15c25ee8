import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Here, useLoaded, usePlan } from '../app/context.js';
import { CURSORS, isDay, LENS_NAMES, type LensProblem, lensOf, type PageSearch } from '../app/lens.js';
import { languageOf, useWords, type WordId } from '../app/words.js';
import { CopyLink } from './CopyLink.js';
import { LensWords } from './LensWords.js';

const problemWords: Record<LensProblem['name'], WordId> = {
  asOf: 'lens.problem.asOf',
  knownAt: 'lens.problem.knownAt',
  basis: 'lens.problem.basis',
  currency: 'lens.problem.currency',
  lang: 'lens.problem.lang',
};

/** How the page looks at the facts, in words, and how to look otherwise. */
export const LensBar = () => {
  const t = useWords();
  const { lens } = usePlan();
  const { where, plans, problems } = useLoaded();
  const plan = plans.find(({ code }) => code === where.plan);
  const isSynthetic = plan?.progress.isSynthetic || plan?.funding.isSynthetic;
  const asked = where.search.lang;
  return (
    <section className="lens" aria-label={t('lens.label')}>
      <details className="lens-words">
        <summary>
          <span>
            <LensWords lens={lens} />
          </span>{' '}
          <span className="do">{t('lens.change')}</span>
        </summary>
        <LensForm />
      </details>
      <CopyLink key={JSON.stringify(where)} />
      {isSynthetic ? <p className="mark">{t('lens.synthetic')}</p> : null}
      {problems.map(({ name, value }) => (
        <p key={name} role="alert" className="mark problem">
          {t(problemWords[name], { value })}{' '}
          <Here change={{ [name]: undefined, ...noCursors }}>{t('lens.problem.drop')}</Here>
        </p>
      ))}
      {asked && languageOf(asked) !== asked && problems.every(({ name }) => name !== 'lang') ? (
        <p className="mark">{t('lens.noLanguage', { value: asked })}</p>
      ) : null}
    </section>
  );
};

/** What takes the reader to the first page of a list again. */
const noCursors = Object.fromEntries(CURSORS.map((name) => [name, undefined]));

/** The parts of the address that a form about the lens keeps. */
const othersIn = (search: PageSearch): [string, string][] =>
  Object.entries(search).flatMap(([name, value]) =>
    value && name !== 'why' && ![...LENS_NAMES, ...CURSORS].includes(name) ? [[name, value]] : [],
  );

/** The day that a part of an address begins with; none where it is no day. */
const dayIn = (text = ''): string => (isDay(text.slice(0, 10)) ? text.slice(0, 10) : '');

const LensForm = () => {
  const t = useWords();
  const navigate = useNavigate();
  const { where } = useLoaded();
  const { search } = where;
  const change = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    // A moment stays as it was unless another day is chosen.
    const knownAt = given.knownAt === search.knownAt?.slice(0, 10) ? search.knownAt : given.knownAt;
    event.currentTarget.closest('details')?.removeAttribute('open');
    void navigate({
      to: '.',
      search: { ...Object.fromEntries(othersIn(search)), lang: search.lang, ...given, knownAt },
    });
  };
  return (
    <form method="get" onSubmit={change} key={JSON.stringify(lensOf(search))}>
      <label>
        {t('lens.asOf')}
        <input type="date" name="asOf" defaultValue={dayIn(search.asOf)} />
        <small>{t('lens.asOf.hint')}</small>
      </label>
      <label>
        {t('lens.knownAt')}
        <input type="date" name="knownAt" defaultValue={dayIn(search.knownAt)} />
        <small>{t('lens.knownAt.hint')}</small>
      </label>
      <label>
        {t('lens.basis')}
        <select name="basis" defaultValue={search.basis === 'SUBMITTED' ? 'SUBMITTED' : ''}>
          <option value="">{t('lens.basis.APPROVED')}</option>
          <option value="SUBMITTED">{t('lens.basis.SUBMITTED')}</option>
        </select>
        <small>{t('lens.basis.hint')}</small>
      </label>
      <label>
        {t('lens.currency')}
        <input
          name="currency"
          defaultValue={search.currency ?? ''}
          pattern="[A-Za-z]{3}"
          maxLength={3}
          autoComplete="off"
          placeholder="USD"
          title={t('lens.currency.hint')}
        />
        <small>{t('lens.currency.hint')}</small>
      </label>
      {[...othersIn(search), ...(search.lang ? [['lang', search.lang] as const] : [])].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="buttons">
        <button type="submit">{t('lens.show')}</button>
        <Here change={Object.fromEntries([...LENS_NAMES, ...CURSORS].map((name) => [name, undefined]))}>
          {t('lens.reset')}
        </Here>
      </p>
    </form>
  );
};
