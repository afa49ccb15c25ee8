import numbers, { headings } from '../../../docs/numbers.md?html';
import { number, percent } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { useWords } from '../../app/words.js';
import { MethodsPageDocument, type MethodsPageQuery } from '../../generated/graphql.js';

const PLAIN = [
  'methods.status',
  'methods.expected',
  'methods.lag',
  'methods.money',
  'methods.unknown',
  'methods.synthetic',
] as const;

const View = ({ data }: { data: MethodsPageQuery }) => {
  const t = useWords();
  const { plan } = data;
  if (!plan) return null;
  return (
    <>
      <header className="head">
        <h1>{t('methods.title')}</h1>
        <p className="lead">{t('methods.lead')}</p>
      </header>
      <section aria-labelledby="limits">
        <h2 id="limits">{t('methods.limits')}</h2>
        <dl className="facts">
          <dt>{t('status.ON_TRACK')}</dt>
          <dd>{t('methods.onTrack', { from: percent(plan.onTrackFrom) })}</dd>
          <dt>{t('status.AT_RISK')}</dt>
          <dd>{t('methods.atRisk', { from: percent(plan.atRiskFrom) })}</dd>
          <dt>{t('freshness')}</dt>
          <dd>{t('methods.fresh', { fresh: number(plan.freshDays), aging: number(plan.agingDays) })}</dd>
          <dt>{t('methods.timeZone')}</dt>
          <dd>{plan.timeZone}</dd>
          <dt>{t('money.currency')}</dt>
          <dd>{plan.reportingCurrency}</dd>
        </dl>
      </section>
      <section aria-labelledby="plain" className="prose">
        <h2 id="plain">{t('methods.plain')}</h2>
        <ul>
          {PLAIN.map((id) => (
            <li key={id}>{t(id)}</li>
          ))}
        </ul>
        <h2>{t('methods.full')}</h2>
        <ul className="contents">
          {headings.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </section>
      {/* Our own page of docs, made into HTML when the pages are built. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: nothing of it comes from anybody else */}
      <article className="prose" lang="en" dangerouslySetInnerHTML={{ __html: numbers }} />
    </>
  );
};

/** How figures are computed. */
export const methodsPage = page({
  document: MethodsPageDocument,
  variables: ({ plan }) => ({ plan }),
  title: ({ plan }, t) => plan && t('methods.title'),
  summary: (_, t) => t('methods.lead'),
  View,
});
