import { To } from '../../app/context.js';
import { longDay } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { Text, useWords, type Words } from '../../app/words.js';
import { ProgressChart } from '../../charts/ProgressChart.js';
import { StatusChart } from '../../charts/StatusChart.js';
import { PlanPageDocument, type PlanPageQuery } from '../../generated/graphql.js';
import { StatusBar } from '../../parts/StatusBar.js';
import { Changed, LastRound, Next } from './Dates.js';
import { PillarTable } from './PillarTable.js';
import { PlanMoney } from './PlanMoney.js';

export type Plan = NonNullable<PlanPageQuery['plan']>;

const findingIn = ({ counts, statusSummary }: Plan, t: Words): string =>
  t('plan.finding', { actions: counts.actions, good: statusSummary.onCourse, bad: statusSummary.offCourse });

const View = ({ data }: { data: PlanPageQuery }) => {
  const plan = data.plan as Plan;
  const { asOf } = plan.lens;
  const t = useWords();
  const isSynthetic = plan.progress.isSynthetic;
  return (
    <>
      <header className="head">
        <h1 dir="auto">{plan.title}</h1>
        <p className="lead">
          {t('plan.lead', {
            actions: plan.counts.actions,
            pillars: plan.pillars.length,
            projects: plan.counts.projects,
            donors: plan.counts.donors,
            start: longDay(plan.startDate),
            end: longDay(plan.endDate),
          })}
        </p>
        <Succession plan={plan} />
      </header>

      <StatusChart
        counts={plan.statusCounts}
        title={findingIn(plan, t)}
        asOf={asOf}
        isSynthetic={isSynthetic}
        name={`${plan.code}-status`}
      >
        <StatusBar counts={plan.statusCounts} filter={{}} />
        <p className="caveat">
          <Text
            id="plan.disagree"
            values={{ count: plan.statusSummary.disagreeing }}
            parts={{
              a: <To to="/actions" search={{ disagreement: 'yes' }} />,
            }}
          />{' '}
          <Text
            id="plan.lagging"
            values={{ count: plan.statusSummary.lagging }}
            parts={{
              a: <To to="/actions" search={{ lagging: 'yes' }} />,
            }}
          />
        </p>
      </StatusChart>

      <ProgressChart
        rows={[
          ...plan.pillars.map((pillar) => ({
            ...pillar,
            name: t('action.title', { number: pillar.number, title: pillar.title }),
          })),
          { ...plan, name: t('plan.whole') },
        ].map(({ name, progress: { status, value, expected } }) => ({
          name,
          status,
          value: value ?? null,
          expected: expected ?? null,
        }))}
        title={t('plan.progress')}
        asOf={asOf}
        isSynthetic={isSynthetic}
        name={`${plan.code}-progress`}
      >
        <PillarTable plan={plan} />
      </ProgressChart>

      <PlanMoney plan={plan} />
      <div className="two">
        <Changed plan={plan} />
        <div>
          <LastRound plan={plan} />
          <Next plan={plan} />
        </div>
      </div>
    </>
  );
};

const Succession = ({ plan: { supersedes, supersededBy } }: { plan: Plan }) => {
  const linkTo = (code: string) => <To to="/" plan={code} />;
  if (!supersedes && !supersededBy) return null;
  return (
    <p className="caveat">
      {supersedes ? (
        <Text id="plan.supersedes" values={{ title: supersedes.title }} parts={{ a: linkTo(supersedes.code) }} />
      ) : null}{' '}
      {supersededBy ? (
        <Text id="plan.supersededBy" values={{ title: supersededBy.title }} parts={{ a: linkTo(supersededBy.code) }} />
      ) : null}
    </p>
  );
};

/** The plan at a glance. */
export const planPage = page({
  document: PlanPageDocument,
  variables: ({ plan }) => ({ plan }),
  title: ({ plan }) => plan?.title ?? null,
  summary: ({ plan }, t) => (plan ? findingIn(plan, t) : ''),
  View,
});
