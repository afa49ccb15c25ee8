import { To } from '../../app/context.js';
import { percent } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { useWords } from '../../app/words.js';
import { DonorsPageDocument, type DonorsPageQuery } from '../../generated/graphql.js';
import { Synthetic } from '../../parts/Marks.js';
import { Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import { MoneyTable } from '../../parts/MoneyTable.js';

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
  return (
    <MoneyTable
      isWide
      head={t('donor')}
      lastHead={t('donors.share')}
      rows={[
        ...funding.byDonor.map(
          ({ organisation: { code, name, provenance }, shareOfCommitted, committed, disbursed }) => ({
            key: code,
            name: (
              <>
                <To to={`/donors/${encodeURIComponent(code)}`}>{name}</To> <Synthetic of={provenance} />
              </>
            ),
            committed,
            disbursed,
            of: { subject: 'donor' as const, code },
            last: shareOfCommitted == null ? t('notKnown') : percent(shareOfCommitted),
          }),
        ),
        { ...funding.donorUnknown, key: 'none', name: t('donors.unknown.row') },
      ]}
      sum={{ ...funding, key: 'plan', name: t('plan.whole'), of: { subject: 'plan', code: '' } }}
    />
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
