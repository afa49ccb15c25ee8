import { Away, To } from '../../app/context.js';
import { number } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { Text, useWords } from '../../app/words.js';
import { AboutPageDocument, type AboutPageQuery } from '../../generated/graphql.js';
import { Origin } from '../../parts/Marks.js';

const View = ({ data }: { data: AboutPageQuery }) => {
  const t = useWords();
  const { plan } = data;
  if (!plan) return null;
  const { counts } = plan;
  return (
    <>
      <header className="head">
        <h1>{t('about.title')}</h1>
        <p className="lead">{t('about.lead', { title: plan.title })}</p>
      </header>
      <section aria-labelledby="holds" className="prose">
        <h2 id="holds">{t('about.holds')}</h2>
        <p>
          {t('about.counts', {
            actions: number(counts.actions),
            projects: number(counts.projects),
            indicators: number(counts.indicators),
            reports: number(counts.reports),
          })}
        </p>
        <p>{t('about.unknown')}</p>
        <p>{t('about.synthetic')}</p>
        <p>{t('about.wording')}</p>
        <h2>{t('about.lens.title')}</h2>
        <p>{t('about.lens')}</p>
        <h2>{t('about.use.title')}</h2>
        <p>
          <Text
            id="about.use"
            parts={{
              data: <Away href="/data" />,
              api: <Away href="/graphql" />,
              schema: <Away href="/schema.graphql" />,
              methods: <To to="/methods" />,
            }}
          />
        </p>
        <h2>{t('about.licence.title')}</h2>
        <p>{t('about.licence')}</p>
      </section>
      <Origin provenance={plan.provenance} brief />
    </>
  );
};

/** What this is, and where it comes from. */
export const aboutPage = page({
  document: AboutPageDocument,
  variables: ({ plan }) => ({ plan }),
  title: ({ plan }, t) => plan && t('about.title'),
  summary: (_, t) => t('about.holds'),
  View,
});
