import { numberIn } from '../../app/choice.js';
import { To } from '../../app/context.js';
import { page } from '../../app/page.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { StatusChart } from '../../charts/StatusChart.js';
import { GroupPageDocument, type GroupPageQuery } from '../../generated/graphql.js';
import { Crumb } from '../../parts/Crumb.js';
import { Origin, WordingMark } from '../../parts/Marks.js';
import { Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import { ProgressFigure } from '../../parts/ProgressFigure.js';
import { Disagreement, Reasons } from '../../parts/Standing.js';
import { Status } from '../../parts/Status.js';
import { StatusBar } from '../../parts/StatusBar.js';

type Group = NonNullable<GroupPageQuery['workingGroup']>;

const View = ({ data }: { data: GroupPageQuery }) => {
  const group = data.workingGroup as Group;
  const plan = data.plan as NonNullable<GroupPageQuery['plan']>;
  const t = useWords();
  return (
    <>
      <header className="head">
        <Crumb plan={plan} pillar={group.pillar ?? null} />
        <h1 dir="auto">{group.title}</h1>
        <p className="lead">
          {t('group.lead', { actions: group.actions.length, lagging: group.statusSummary.lagging })}
        </p>
      </header>
      <StatusChart
        counts={group.statusCounts}
        title={t('group.status')}
        asOf={plan.lens.asOf}
        isSynthetic={group.progress.isSynthetic}
        name={`${plan.code}-group-${group.number}-status`}
      >
        <StatusBar counts={group.statusCounts} filter={{ group: String(group.number) }} />
      </StatusChart>
      <div className="two">
        <section aria-labelledby="progress">
          <h2 id="progress">{t('group.progress')}</h2>
          <p>
            <ProgressFigure progress={group.progress} why={writeWhy('PROGRESS', 'group', String(group.number))} />
          </p>
          <p className="caveat">
            {t('coverage.ACTIONS', group.progress.coverage)}. {t('group.reports', group.coverage)}
          </p>
        </section>
        <section aria-labelledby="money">
          <h2 id="money">{t('money.title')}</h2>
          <MoneyHeadline funding={group.funding} subject="group" code={String(group.number)} />
          <Completeness
            totals={[
              { name: t('money.committed'), total: group.funding.committed },
              { name: t('money.disbursed'), total: group.funding.disbursed },
            ]}
          />
        </section>
      </div>
      <Actions group={group} />
      <Officers group={group} />
      <Origin provenance={group.provenance} />
    </>
  );
};

const Officers = ({ group: { officers } }: { group: Group }) => {
  const t = useWords();
  return (
    <section aria-labelledby="officers">
      <h2 id="officers">{t('group.officers')}</h2>
      {officers.length ? (
        <ul className="plain-list">
          {officers.map(({ role, country, from, to, provenance }) => (
            <li key={`${role} ${country?.code} ${from?.text}`}>
              {role}
              {country ? `: ${country.name}` : ''}
              {from || to ? (
                <small>
                  {' '}
                  {t('years', {
                    start: from?.text ?? t('notKnown'),
                    end: to?.text ?? t('group.today'),
                    startIs: 'actual',
                    endIs: 'actual',
                  })}
                </small>
              ) : null}
              <small className="block">{t(`origin.confidence.${provenance.confidence}`)}</small>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">{t('group.noOfficers')}</p>
      )}
    </section>
  );
};

const Actions = ({ group: { actions } }: { group: Group }) => {
  const t = useWords();
  if (!actions.length) return <p className="empty">{t('group.noActions')}</p>;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{t('group.actions')}</h2>
      <table className="figures stacks">
        <thead>
          <tr>
            <th scope="col">{t('action')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col">{t('plan.progress.against')}</th>
            <th scope="col">{t('freshness')}</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <tr key={action.code}>
              <th scope="row">
                <To to={`/actions/${encodeURIComponent(action.code)}`}>
                  {t('action.title', { number: action.number, title: action.title })}
                </To>{' '}
                <WordingMark wording={action.wording} />
                <Reasons lagging={action.lagging} />
              </th>
              <td>
                <Status status={action.progress.status} />
                <small className="block">
                  {t(`source.${action.progress.statusSource}`)}
                  {action.progress.disagreement ? <Disagreement progress={action.progress} /> : null}
                </small>
              </td>
              <td>
                <ProgressFigure progress={action.progress} why={writeWhy('PROGRESS', 'action', action.code)} />
              </td>
              <td data-head={t('freshness')}>{t(`freshness.${action.freshness}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** One working group. */
export const groupPage = page({
  document: GroupPageDocument,
  variables: ({ plan, params }) => ({ plan, group: numberIn(params.group) }),
  title: ({ workingGroup }) => workingGroup?.title ?? null,
  summary: ({ workingGroup }, t) =>
    workingGroup
      ? t('group.lead', {
          actions: workingGroup.actions.length,
          lagging: workingGroup.statusSummary.lagging,
        })
      : '',
  View,
});
