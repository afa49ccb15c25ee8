import { usePlan } from '../../app/context.js';
import { longDay, number } from '../../app/numbers.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { MoneyByYear } from '../../charts/MoneyByYear.js';
import type { ProjectPageQuery } from '../../generated/graphql.js';
import { Amount, Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import { MoneyTable } from '../../parts/MoneyTable.js';
import type { Project } from './ProjectPage.js';

/** What a project was promised, has received, has spent and has planned. */
export const ProjectMoney = ({ project, plan }: { project: Project; plan: NonNullable<ProjectPageQuery['plan']> }) => {
  const t = useWords();
  const { funding, code } = project;
  return (
    <section aria-labelledby="money">
      <h2 id="money">{t('money.title')}</h2>
      {project.transactions.totalCount ? (
        <MoneyHeadline funding={funding} subject="project" code={code} />
      ) : (
        <p className="empty">{t('transactions.none')}</p>
      )}
      {project.transactions.totalCount ? <Paid project={project} /> : null}
      <Budgets project={project} />
      {funding.byYear.length ? (
        <MoneyByYear
          of={code}
          name={`${code}-money-by-year`}
          years={funding.byYear}
          asOf={plan.lens.asOf}
          isSynthetic={funding.isSynthetic}
        />
      ) : null}
    </section>
  );
};

/** What donors committed and disbursed, and what was spent. */
const Paid = ({ project: { funding, code, donors } }: { project: Project }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const totals = [
    { name: t('money.committed'), total: funding.committed },
    { name: t('money.disbursed'), total: funding.disbursed },
    { name: t('money.spent'), total: funding.spent },
  ];
  return (
    <>
      <Completeness totals={totals} />
      <MoneyTable
        head={t('donor')}
        rows={[
          ...donors.map(({ organisation, committed, disbursed }) => ({
            key: organisation.code,
            name: organisation.name,
            committed,
            disbursed,
          })),
          { ...funding.donorUnknown, key: 'none', name: t('donors.unknown.row') },
        ]}
        sum={{ ...funding, key: 'project', name: t('project.whole'), of: { subject: 'project', code } }}
      />
      <dl className="facts">
        <dt>{t('money.spentIn', { currency })}</dt>
        <dd>
          <Amount total={funding.spent} why={writeWhy('SPENT', 'project', code)} />
        </dd>
      </dl>
    </>
  );
};

/** What it was planned to cost. */
const Budgets = ({ project: { budgets } }: { project: Project }) => {
  const t = useWords();
  if (!budgets.length) return null;
  return (
    <dl className="facts">
      {budgets.map(({ type, status, periodStart, periodEnd, isEffective, value }) => (
        <div key={`${type} ${periodStart} ${periodEnd} ${value.amount}`} className="pair">
          <dt>{t(`budget.${type}`)}</dt>
          <dd>
            {`${value.currency} ${number(value.amount)}`}
            <small className="block">
              {t('budget.period', {
                start: longDay(periodStart),
                end: longDay(periodEnd),
                status: t(`budget.status.${status}`),
                counts: isEffective ? 'yes' : 'no',
              })}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
};
