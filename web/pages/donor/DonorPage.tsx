import { To, usePlan } from '../../app/context.js';
import { useDataLink } from '../../app/dataLink.js';
import { longDay } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { Text, useWords, type WordId } from '../../app/words.js';
import { MoneyByYear } from '../../charts/MoneyByYear.js';
import { StatusChart } from '../../charts/StatusChart.js';
import { DonorPageDocument, type DonorPageQuery } from '../../generated/graphql.js';
import { Crumb } from '../../parts/Crumb.js';
import { Origin, Synthetic } from '../../parts/Marks.js';
import { Amount, Completeness, Sum } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import { StatusBar } from '../../parts/StatusBar.js';
import { LeftOut } from './LeftOut.js';
import { PortfolioProjects } from './PortfolioProjects.js';
import { PortfolioTree } from './PortfolioTree.js';

export type Donor = NonNullable<DonorPageQuery['organisation']>;
export type Portfolio = Donor['portfolio'];

const View = ({ data }: { data: DonorPageQuery }) => {
  const donor = data.organisation as Donor;
  const plan = data.plan as NonNullable<DonorPageQuery['plan']>;
  const t = useWords();
  const dataLink = useDataLink();
  const { portfolio } = donor;
  const { share, whole } = portfolio;
  return (
    <>
      <header className="head">
        <Crumb plan={plan} {...(donor.isDonor ? { to: { path: '/donors', name: t('nav.donors') } } : {})} />
        <h1 dir="auto">{donor.name}</h1>
        <p className="lead">
          {t(`organisation.${donor.type}` as WordId)}
          {donor.country ? `, ${donor.country.name}` : ''}.{' '}
          {donor.isDonor ? t('donor.projects', { count: portfolio.projects.length }) : ''}{' '}
          <Synthetic of={donor.provenance} />
        </p>
      </header>

      {portfolio.projects.length ? (
        <>
          <div className="two">
            <section aria-labelledby="money">
              <h2 id="money">{t('donor.money')}</h2>
              <MoneyHeadline funding={share} subject="donor" code={donor.code} />
              <Completeness
                totals={[
                  { name: t('money.committed'), total: share.committed },
                  { name: t('money.disbursed'), total: share.disbursed },
                ]}
              />
              <p>
                <Text id="donor.beside" values={{ committed: <Sum total={whole.committed} /> }} />
              </p>
              <LeftOut portfolio={portfolio} />
              {share.byYear.length ? (
                <MoneyByYear
                  of={donor.name}
                  name={`${donor.code}-money-by-year`}
                  years={share.byYear}
                  asOf={plan.lens.asOf}
                  isSynthetic={share.isSynthetic}
                />
              ) : null}
            </section>
            <div>
              <Reached portfolio={portfolio} />
              <Achieved portfolio={portfolio} asOf={plan.lens.asOf} donor={donor} />
            </div>
          </div>
          <PortfolioTree portfolio={portfolio} />
          <PortfolioProjects portfolio={portfolio} />
          <p className="caveat">
            <a href={dataLink('portfolio.csv', { donor: donor.code })}>{t('donor.csv')}</a>
            <span className="sep">·</span>
            <a href={dataLink('portfolio.xlsx', { donor: donor.code })}>{t('donor.xlsx')}</a>
          </p>
        </>
      ) : (
        <p className="empty">{t(donor.isDonor ? 'donor.none' : 'donor.noDonor')}</p>
      )}
      <Implements donor={donor} />
      <Origin provenance={donor.provenance} />
    </>
  );
};

/** Projects that it carries out, for others or for itself. */
const Implements = ({ donor: { implemented } }: { donor: Donor }) => {
  const t = useWords();
  if (!implemented.totalCount) return null;
  return (
    <section aria-labelledby="implements">
      <h2 id="implements">{t('donor.implements', { count: implemented.totalCount })}</h2>
      <ul className="hits">
        {implemented.nodes.map(({ code, title, provenance }) => (
          <li key={code}>
            <To to={`/projects/${encodeURIComponent(code)}`}>{title}</To> <Synthetic of={provenance} />
          </li>
        ))}
      </ul>
      {implemented.totalCount > implemented.nodes.length ? (
        <p className="caveat">
          {t('reports.shown', { shown: implemented.nodes.length, total: implemented.totalCount })}
        </p>
      ) : null}
    </section>
  );
};

/** To whom its disbursements went. */
const Reached = ({ portfolio: { reached, share } }: { portfolio: Portfolio }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  return (
    <section aria-labelledby="reached">
      <h2 id="reached">{t('donor.reached')}</h2>
      {reached.length ? (
        <table className="figures compact stacks">
          <thead>
            <tr>
              <th scope="col">{t('transactions.receiver')}</th>
              <th scope="col" className="num">
                {t('donor.reachedProjects')}
              </th>
              <th scope="col" className="num">
                {t('money.disbursedIn', { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {reached.map(({ organisation, projects, disbursed }) => (
              <tr key={organisation?.code ?? ''}>
                <th scope="row">
                  {organisation ? (
                    <To to={`/donors/${encodeURIComponent(organisation.code)}`}>{organisation.name}</To>
                  ) : (
                    t('notNamed')
                  )}
                </th>
                <td className="num" data-head={t('donor.reachedProjects')}>
                  {projects}
                </td>
                <td className="num" data-head={t('money.disbursedIn', { currency })}>
                  <Amount total={disbursed} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('donor.allReached')}</th>
              <td />
              <td className="num" data-head={t('money.disbursedIn', { currency })}>
                <Amount total={share.disbursed} />
              </td>
            </tr>
          </tfoot>
        </table>
      ) : (
        <p className="empty">{t('donor.reachedNone')}</p>
      )}
    </section>
  );
};

const Achieved = ({ portfolio, asOf, donor }: { portfolio: Portfolio; asOf: string; donor: Donor }) => {
  const t = useWords();
  return (
    <>
      <StatusChart
        counts={portfolio.statusCounts}
        title={t('donor.achieved')}
        asOf={asOf}
        isSynthetic={portfolio.share.isSynthetic}
        name={`${donor.code}-status`}
      >
        <StatusBar counts={portfolio.statusCounts} />
      </StatusChart>
      <p className="caveat">{t('donor.contribution')}</p>
      <p>
        {portfolio.nextReportDue
          ? t('donor.nextReport', { day: longDay(portfolio.nextReportDue) })
          : t('donor.noNextReport')}
      </p>
    </>
  );
};

/** One donor: what it gave, whom it reached, and what came of it. */
export const donorPage = page({
  document: DonorPageDocument,
  variables: ({ plan, params }) => ({ plan, donor: params.donor ?? '' }),
  title: ({ organisation }) => organisation?.name ?? null,
  summary: ({ organisation }, t) =>
    organisation ? t('donor.projects', { count: organisation.portfolio.projects.length }) : '',
  View,
});
