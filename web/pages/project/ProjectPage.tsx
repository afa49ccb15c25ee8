import { To, usePlan } from '../../app/context.js';
import { shortNumber } from '../../app/numbers.js';
import { page } from '../../app/page.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { IndicatorChart } from '../../charts/IndicatorChart.js';
import { ProjectPageDocument, type ProjectPageQuery } from '../../generated/graphql.js';
import { Crumb } from '../../parts/Crumb.js';
import { Donors } from '../../parts/Donors.js';
import { Origin, Synthetic } from '../../parts/Marks.js';
import { Milestones } from '../../parts/Milestones.js';
import { ProgressFigure } from '../../parts/ProgressFigure.js';
import { Reports } from '../../parts/Reports.js';
import { ThreeStatuses } from '../../parts/Standing.js';
import { Status, statusWord } from '../../parts/Status.js';
import { Years } from '../../parts/Years.js';
import { ProjectMoney } from './ProjectMoney.js';
import { Transactions } from './Transactions.js';

export type Project = NonNullable<ProjectPageQuery['project']>;

const View = ({ data }: { data: ProjectPageQuery }) => {
  const project = data.project as Project;
  const plan = data.plan as NonNullable<ProjectPageQuery['plan']>;
  const t = useWords();
  const { asOf } = plan.lens;
  return (
    <>
      <header className="head">
        <Crumb plan={plan} to={{ path: '/projects', name: t('nav.projects') }} />
        <h1 dir="auto">{project.title}</h1>
        <p className="lead">
          {project.code}
          {', '}
          <Years {...project} />
          {', '}
          {project.activityStatus ? t(`activity.${project.activityStatus}`) : t('activity.unknown')}.{' '}
          <Synthetic of={project.provenance} />
        </p>
        {project.description ? <p dir="auto">{project.description}</p> : null}
      </header>

      <section aria-labelledby="standing">
        <h2 id="standing">{t('project.standing', { status: t(statusWord(project.progress.status)) })}</h2>
        <p>
          <ProgressFigure progress={project.progress} why={writeWhy('PROGRESS', 'project', project.code)} />
        </p>
        <ThreeStatuses progress={project.progress} subject="project" code={project.code} />
      </section>

      <div className="two">
        <ProjectMoney project={project} plan={plan} />
        <Facts project={project} />
      </div>

      <ActionsServed project={project} />
      {project.indicators.length ? (
        <div className="two">
          {project.indicators.map((indicator) => (
            <IndicatorChart
              key={indicator.code}
              indicator={indicator}
              asOf={asOf}
              name={`${project.code}-${indicator.code}`}
            />
          ))}
        </div>
      ) : null}
      <Milestones milestones={project.milestones} />
      <Transactions project={project} />
      <Reports reports={project.reports.nodes} total={project.reports.totalCount} />
      <Origin provenance={project.provenance} />
    </>
  );
};

const Facts = ({ project }: { project: Project }) => {
  const t = useWords();
  const partners = project.organisations.filter(({ role }) => role !== 'FUNDING');
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('project.who')}</h2>
      <dl className="facts">
        <dt>{t('donors')}</dt>
        <dd>
          <Donors donors={project.donors} />
        </dd>
        {partners.map(({ role, organisation }) => (
          <Fact key={`${role} ${organisation.code}`} name={t(`role.${role}`)}>
            <To to={`/donors/${encodeURIComponent(organisation.code)}`}>{organisation.name}</To>
          </Fact>
        ))}
        <dt>{t('project.countries')}</dt>
        <dd>
          <Places project={project} />
        </dd>
        {project.parent ? (
          <Fact name={t('project.parent')}>
            <To to={`/projects/${encodeURIComponent(project.parent.code)}`}>{project.parent.title}</To>
            {project.financialScope === 'COMPONENT' ? <small className="block">{t('project.component')}</small> : null}
          </Fact>
        ) : null}
        {project.components.length ? (
          <Fact name={t('project.components')}>
            {project.components.map(({ code, title }) => (
              <span className="block" key={code}>
                <To to={`/projects/${encodeURIComponent(code)}`}>{title}</To>
              </span>
            ))}
          </Fact>
        ) : null}
        {project.iatiIdentifier ? <Fact name={t('project.iati')}>{project.iatiIdentifier}</Fact> : null}
      </dl>
    </section>
  );
};

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const Places = ({ project: { countries, regions } }: { project: Project }) => {
  const t = useWords();
  if (!countries.length && !regions.length) return <span className="soft">{t('project.noCountries')}</span>;
  const shareOf = ({ percentage, isEqualSplit }: { percentage: string; isEqualSplit: boolean }) =>
    t('project.place', { percentage: shortNumber(percentage), split: isEqualSplit ? 'equal' : 'stated' });
  return (
    <>
      {countries.map((one) => (
        <span className="block" key={one.country.code}>
          {one.country.name} <small>{shareOf(one)}</small> <Synthetic of={one.provenance} />
        </span>
      ))}
      {regions.map((one) => (
        <span className="block" key={one.region.name}>
          {one.region.name} <small>{shareOf(one)}</small>
        </span>
      ))}
    </>
  );
};

const ActionsServed = ({ project: { actions } }: { project: Project }) => {
  const t = useWords();
  const plan = usePlan();
  return (
    <section aria-labelledby="serves">
      <h2 id="serves">{t('project.serves')}</h2>
      {actions.length ? (
        <table className="figures compact stacks">
          <thead>
            <tr>
              <th scope="col">{t('action')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col" className="num">
                {t('project.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {actions.map(({ action, share, isEqualSplit, contribution }) => (
              <tr key={`${action.plan.code} ${action.code}`}>
                <th scope="row">
                  <To
                    to={`/actions/${encodeURIComponent(action.code)}`}
                    {...(action.plan.code === plan.code ? {} : { plan: action.plan.code })}
                  >
                    {t('action.title', { number: action.number, title: action.title })}
                  </To>
                  {contribution ? <small className="block">{contribution}</small> : null}
                </th>
                <td>
                  <Status status={action.progress.status} />
                </td>
                <td className="num" data-head={t('project.share')}>
                  <span>
                    {t('share', { share: shortNumber(share) })}
                    {isEqualSplit ? <small className="block">{t('project.equal')}</small> : null}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="empty">{t('project.servesNone')}</p>
      )}
    </section>
  );
};

/** One project. */
export const projectPage = page({
  document: ProjectPageDocument,
  variables: ({ plan, params, search }) => ({
    plan,
    project: params.project ?? '',
    transactionsAfter: search.transactionsAfter ?? null,
  }),
  title: ({ project }) => project?.title ?? null,
  summary: ({ project }, t) =>
    project ? t('project.standing', { status: t(statusWord(project.progress.status)) }) : '',
  View,
});
