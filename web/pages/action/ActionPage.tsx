import { To } from '../../app/context.js';
import { percent, shortNumber } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { Text, useWords, type Words } from '../../app/words.js';
import { IndicatorChart } from '../../charts/IndicatorChart.js';
import { ActionPageDocument, type ActionPageQuery } from '../../generated/graphql.js';
import { Crumb } from '../../parts/Crumb.js';
import { Origin, WordingMark } from '../../parts/Marks.js';
import { Milestones } from '../../parts/Milestones.js';
import { Reports } from '../../parts/Reports.js';
import { Reasons, ThreeStatuses } from '../../parts/Standing.js';
import { statusWord } from '../../parts/Status.js';
import { ActionMoney } from './ActionMoney.js';

export type Action = NonNullable<ActionPageQuery['action']>;

const findingIn = ({ progress }: Action, t: Words): string =>
  t('action.finding', {
    status: t(statusWord(progress.status)),
    known: progress.value == null ? 'no' : 'yes',
    value: progress.value == null ? '' : percent(progress.value),
    expects: progress.expected == null ? 'no' : 'yes',
    expected: progress.expected == null ? '' : percent(progress.expected),
  });

const View = ({ data }: { data: ActionPageQuery }) => {
  const action = data.action as Action;
  const plan = data.plan as NonNullable<ActionPageQuery['plan']>;
  const t = useWords();
  const { asOf } = plan.lens;
  const charted = action.indicators;
  return (
    <>
      <header className="head">
        <Crumb plan={plan} pillar={action.pillar} />
        <h1>{t('action.title', { number: action.number, title: action.title })}</h1>
        <Responsible action={action} />
        <p>
          <WordingMark wording={action.wording} long />
        </p>
        {action.description ? <p dir="auto">{action.description}</p> : null}
        <Succession action={action} />
      </header>

      <section aria-labelledby="standing">
        <h2 id="standing">{findingIn(action, t)}</h2>
        <ThreeStatuses progress={action.progress} subject="action" code={action.code} />
        {action.lagging.length ? (
          <div className="lags">
            <h3>{t('action.lags')}</h3>
            <Reasons lagging={action.lagging} />
          </div>
        ) : null}
      </section>

      <div className="two">
        {charted.map((indicator) => (
          <IndicatorChart
            key={indicator.code}
            indicator={indicator}
            asOf={asOf}
            name={`${plan.code}-${action.code}-${indicator.code}`}
          />
        ))}
        {charted.length ? null : (
          <section aria-labelledby="indicators">
            <h2 id="indicators">{t('indicators.title')}</h2>
            <p className="empty">{t('indicators.none', { method: action.progress.method })}</p>
          </section>
        )}
      </div>
      <ActionMoney action={action} />

      <Milestones milestones={action.milestones} />
      <Reports reports={action.reports.nodes} total={action.reports.totalCount} />
      <Origin provenance={action.provenance} />
    </>
  );
};

const Responsible = ({ action: { responsible, workingGroup } }: { action: Action }) => {
  const t = useWords();
  const leads = responsible.filter(({ role }) => role === 'LEAD');
  const others = responsible.filter(({ role }) => role !== 'LEAD');
  return (
    <p className="lead">
      {leads.length ? <Text id="action.ledBy" values={{ names: <Parties parties={leads} /> }} /> : t('action.noLead')}{' '}
      {others.length ? <Text id="action.with" values={{ names: <Parties parties={others} /> }} /> : null}{' '}
      {workingGroup ? <To to={`/groups/${workingGroup.number}`}>{workingGroup.title}</To> : null}
    </p>
  );
};

const Parties = ({ parties }: { parties: Action['responsible'] }) =>
  parties.map(({ organisation: { code, name } }, at) => (
    <span key={code}>
      {at ? ', ' : ''}
      <To to={`/donors/${encodeURIComponent(code)}`}>{name}</To>
    </span>
  ));

const Succession = ({ action: { precededBy, succeededBy } }: { action: Action }) => {
  const t = useWords();
  const others = [
    ...precededBy.map(({ from, share }) => ({ other: from, share, word: 'action.precededBy' as const })),
    ...succeededBy.map(({ to, share }) => ({ other: to, share, word: 'action.succeededBy' as const })),
  ];
  if (!others.length) return null;
  return (
    <ul className="plain-list caveat">
      {others.map(({ other, share, word }) => (
        <li key={`${word} ${other.plan.code} ${other.code}`}>
          {t(word, { share: shortNumber(share) })}{' '}
          <To to={`/actions/${encodeURIComponent(other.code)}`} plan={other.plan.code}>
            {t('action.title', { number: other.number, title: other.title })}
          </To>
        </li>
      ))}
    </ul>
  );
};

/** One action. */
export const actionPage = page({
  document: ActionPageDocument,
  variables: ({ plan, params, actionCode }) => ({ plan, action: actionCode(params.action ?? '') }),
  title: ({ action }, t) =>
    action && (t('action.title', { number: action.number, title: action.title }) || action.title),
  summary: ({ action }, t) => (action ? findingIn(action, t) : ''),
  View,
});
