import { To, usePlan } from '../../app/context.js';
import { percent } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { DonorsPageDocument, type DonorsPageQuery } from '../../generated/graphql.js';
import { Synthetic } from '../../parts/Marks.js';
import { Amount, Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';

type Plan = NonNullable<DonorsPageQuery['plan']>;

const View = ({ data }: { data: DonorsPageQuery }) => {
  const { funding, counts } = data.plan as Plan;
  const t = useWords();
  return (
    <>
      <header className="head">
        <h1>{t('donors.title')}</h1>
        <p className="lead">{t('donors.lead', { donors: counts.donors, projects: counts.projects })}</p>
      </header>
      <section aria-labelledby="money">
        <h2 id="money">{t('money.title')}</h2>
        <MoneyHeadline funding={funding} subject="plan" code="" />
        <Completeness
          totals={[
            { name: t('money.committed'), total: funding.committed },
            { name: t('money.disbursed'), total: funding.disbursed },
          ]}
        />
        <DonorTable funding={funding} />
        <p className="caveat">{t('donors.caveat')}</p>
      </section>
    </>
  );
};

const DonorTable = ({ funding }: { funding: Plan['funding'] }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const { byDonor, donorUnknown, committed, disbursed } = funding;
  return (
    <table className="figures stacks">
      <thead>
        <tr>
          <th scope="col">{t('donor')}</th>
          <th scope="col" className="num">
            {t('money.committedIn', { currency })}
          </th>
          <th scope="col" className="num">
            {t('money.disbursedIn', { currency })}
          </th>
          <th scope="col" className="num">
            {t('donors.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {byDonor.map((one) => (
          <tr key={one.organisation.code}>
            <th scope="row">
              <To to={`/donors/${encodeURIComponent(one.organisation.code)}`}>{one.organisation.name}</To>{' '}
              <Synthetic of={one.organisation.provenance} />
            </th>
            <td className="num" data-head={t('money.committedIn', { currency })}>
              <Amount total={one.committed} why={writeWhy('COMMITTED', 'donor', one.organisation.code)} />
            </td>
            <td className="num" data-head={t('money.disbursedIn', { currency })}>
              <Amount total={one.disbursed} why={writeWhy('DISBURSED', 'donor', one.organisation.code)} />
            </td>
            <td className="num" data-head={t('donors.share')}>
              {one.shareOfCommitted == null ? t('notKnown') : percent(one.shareOfCommitted)}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('donors.unknown.row')}</th>
          <td className="num" data-head={t('money.committedIn', { currency })}>
            <Amount total={donorUnknown.committed} />
          </td>
          <td className="num" data-head={t('money.disbursedIn', { currency })}>
            <Amount total={donorUnknown.disbursed} />
          </td>
          <td />
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('plan.whole')}</th>
          <td className="num" data-head={t('money.committedIn', { currency })}>
            <Amount total={committed} why={writeWhy('COMMITTED', 'plan')} />
          </td>
          <td className="num" data-head={t('money.disbursedIn', { currency })}>
            <Amount total={disbursed} why={writeWhy('DISBURSED', 'plan')} />
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
};

/** Who funds the plan. */
export const donorsPage = page({
  document: DonorsPageDocument,
  variables: ({ plan }) => ({ plan }),
  title: ({ plan }, t) => plan && t('donors.title'),
  summary: ({ plan }, t) =>
    plan ? t('donors.lead', { donors: plan.counts.donors, projects: plan.counts.projects }) : '',
  View,
});
