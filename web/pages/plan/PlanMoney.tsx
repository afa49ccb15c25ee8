import { To } from '../../app/context.js';
import { useWords } from '../../app/words.js';
import { MoneyByYear } from '../../charts/MoneyByYear.js';
import { Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import { MoneyTable } from '../../parts/MoneyTable.js';
import type { Plan } from './PlanPage.js';

/** What was committed and disbursed, by pillar and by year. */
export const PlanMoney = ({ plan }: { plan: Plan }) => {
  const t = useWords();
  const { funding, unallocated, unallocatedDisbursed } = plan;
  return (
    <div className="two">
      <section aria-labelledby="money">
        <h2 id="money">{t('money.title')}</h2>
        <MoneyHeadline funding={funding} subject="plan" code="" />
        <Completeness
          totals={[
            { name: t('money.committed'), total: funding.committed },
            { name: t('money.disbursed'), total: funding.disbursed },
          ]}
        />
        <MoneyTable
          head={t('pillar')}
          rows={[
            ...plan.pillars.map(({ number, code, title, funding: { committed, disbursed } }) => ({
              key: code,
              name: (
                <To to="/projects" search={{ pillar: code }}>
                  {t('action.title', { number, title })}
                </To>
              ),
              committed,
              disbursed,
              of: { subject: 'pillar' as const, code },
            })),
            { key: 'none', name: t('plan.unallocated'), committed: unallocated, disbursed: unallocatedDisbursed },
          ]}
          sum={{ ...funding, key: 'plan', name: t('plan.whole'), of: { subject: 'plan', code: '' } }}
        />
      </section>
      {funding.byYear.length ? (
        <MoneyByYear
          of={t('plan.whole')}
          name={`${plan.code}-money-by-year`}
          years={funding.byYear}
          asOf={plan.lens.asOf}
          isSynthetic={funding.isSynthetic}
          level={2}
        />
      ) : null}
    </div>
  );
};
