import type { ReactNode } from 'react';
import { To, useLoaded } from '../../app/context.js';
import { page } from '../../app/page.js';
import { useWords, type WordId } from '../../app/words.js';
import { SearchPageDocument, type SearchPageQuery } from '../../generated/graphql.js';
import { Synthetic, WordingMark } from '../../parts/Marks.js';

interface Hit {
  key: string;
  show: ReactNode;
}

const View = ({ data }: { data: SearchPageQuery }) => {
  const t = useWords();
  const { where } = useLoaded();
  const q = where.search.q ?? '';
  const { plan, projects, organisations, publications } = data;
  const actions = plan?.actions ?? [];
  const count = q ? actions.length + projects.totalCount + organisations.totalCount + publications.totalCount : 0;
  return (
    <>
      <header className="head">
        <h1>{q ? t('search.title', { q }) : t('search.label')}</h1>
        <p className="lead">{q ? t('search.found', { count }) : t('search.empty')}</p>
      </header>
      {q ? (
        <>
          <Hits
            title="nav.actions"
            total={actions.length}
            hits={actions.map(({ code, number, title, wording }) => ({
              key: code,
              show: (
                <>
                  <To to={`/actions/${encodeURIComponent(code)}`}>{t('action.title', { number, title })}</To>{' '}
                  <WordingMark wording={wording} />
                </>
              ),
            }))}
          />
          <Hits
            title="nav.projects"
            total={projects.totalCount}
            hits={projects.nodes.map(({ code, title, provenance }) => ({
              key: code,
              show: (
                <>
                  <To to={`/projects/${encodeURIComponent(code)}`}>{title}</To> <Synthetic of={provenance} />
                </>
              ),
            }))}
          />
          <Hits
            title="search.organisations"
            total={organisations.totalCount}
            hits={organisations.nodes.map(({ code, name, provenance }) => ({
              key: code,
              show: (
                <>
                  <To to={`/donors/${encodeURIComponent(code)}`}>{name}</To> <Synthetic of={provenance} />
                </>
              ),
            }))}
          />
          <Hits
            title="search.publications"
            total={publications.totalCount}
            hits={publications.nodes.map(({ code, title, url, date }) => ({
              key: code,
              show: (
                <>
                  {url ? <a href={String(url)}>{title}</a> : title}
                  {date ? <small> {date.text}</small> : null}
                </>
              ),
            }))}
          />
        </>
      ) : null}
    </>
  );
};

const Hits = ({ title, total, hits }: { title: WordId; total: number; hits: readonly Hit[] }) => {
  const t = useWords();
  if (!total) return null;
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t('search.section', { section: t(title), count: total })}</h2>
      <ul className="hits">
        {hits.map(({ key, show }) => (
          <li key={key} dir="auto">
            {show}
          </li>
        ))}
      </ul>
      {total > hits.length ? <p className="caveat">{t('reports.shown', { shown: hits.length, total })}</p> : null}
    </section>
  );
};

/** What there is by these words. */
export const searchPage = page({
  document: SearchPageDocument,
  variables: ({ plan, search }) => ({ plan, q: search.q ?? '' }),
  title: ({ plan }, t) => plan && t('search.label'),
  summary: (_, t) => t('search.empty'),
  View,
});
