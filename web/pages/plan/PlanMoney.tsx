import { To, usePlan } from '../../app/context.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { MoneyByYear } from '../../charts/charts.js';
import { Amount, Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import type { Plan } from './PlanPage.js';

/** What was committed and disbursed, by pillar and by year. */
export const PlanMoney = ({ plan }: { plan: Plan }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
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
        <table className="figures compact stacks">
          <thead>
            <tr>
              <th scope="col">{t('pillar')}</th>
              <th scope="col" className="num">
                {t('money.committedIn', { currency })}
              </th>
              <th scope="col" className="num">
                {t('money.disbursedIn', { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.pillars.map(({ number, code, title, funding: { committed, disbursed } }) => (
              <tr key={code}>
                <th scope="row">
                  <To to="/projects" search={{ pillar: code }}>
                    {t('action.title', { number, title })}
                  </To>
                </th>
                <td className="num" data-head={t('money.committedIn', { currency })}>
                  <Amount total={committed} why={writeWhy('COMMITTED', 'pillar', code)} />
                </td>
                <td className="num" data-head={t('money.disbursedIn', { currency })}>
                  <Amount total={disbursed} why={writeWhy('DISBURSED', 'pillar', code)} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('plan.unallocated')}</th>
              <td className="num" data-head={t('money.committedIn', { currency })}>
                <Amount total={unallocated} />
              </td>
              <td className="num" data-head={t('money.disbursedIn', { currency })}>
                <Amount total={unallocatedDisbursed} />
              </td>
            </tr>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('plan.whole')}</th>
              <td className="num" data-head={t('money.committedIn', { currency })}>
                <Amount total={funding.committed} why={writeWhy('COMMITTED', 'plan')} />
              </td>
              <td className="num" data-head={t('money.disbursedIn', { currency })}>
                <Amount total={funding.disbursed} why={writeWhy('DISBURSED', 'plan')} />
              </td>
            </tr>
          </tfoot>
        </table>
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
