import { oneOf, someOf } from '../../app/choice.js';
import { Here, To, useLoaded, usePlan } from '../../app/context.js';
import { page, type Where } from '../../app/page.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import {
  type ActivityStatus,
  type ProjectFilter,
  type ProjectOrder,
  ProjectsPageDocument,
  type ProjectsPageQuery,
} from '../../generated/graphql.js';
import { Donors } from '../../parts/Donors.js';
import { Choice, Filters, Words } from '../../parts/Filters.js';
import { Synthetic } from '../../parts/Marks.js';
import { Amount } from '../../parts/Money.js';
import { Status, statusWord } from '../../parts/Status.js';
import { STATUS_ORDER } from '../../parts/StatusBar.js';
import { Years } from '../../parts/Years.js';

type Project = ProjectsPageQuery['projects']['nodes'][number];

const PAGE = 25;
const NAMES = ['q', 'pillar', 'activity', 'status', 'action', 'donor', 'country', 'sort'] as const;
const ACTIVITIES: readonly ActivityStatus[] = [
  'PIPELINE',
  'IMPLEMENTATION',
  'FINALISATION',
  'CLOSED',
  'SUSPENDED',
  'CANCELLED',
];
const SORTS = ['TITLE', 'COMMITTED', 'START', 'END', 'UPDATED'] as const;

const filterOf = ({ search, plan, actionCode }: Where): ProjectFilter => {
  const activityStatus = someOf(ACTIVITIES, search.activity);
  const progressStatus = someOf(STATUS_ORDER, search.status);
  return {
    plan,
    ...(search.q ? { search: search.q } : {}),
    ...(search.pillar ? { pillar: search.pillar } : {}),
    ...(search.action ? { action: actionCode(search.action) } : {}),
    ...(search.donor ? { donor: search.donor } : {}),
    ...(/^[A-Z]{3}$/.test(search.country?.toUpperCase() ?? '') ? { country: search.country?.toUpperCase() ?? '' } : {}),
    ...(activityStatus.length ? { activityStatus } : {}),
    ...(progressStatus.length ? { progressStatus } : {}),
  };
};

const orderOf = ({ search }: Where): ProjectOrder => {
  const field = oneOf(SORTS, search.sort);
  if (!field) return { field: 'CODE', direction: 'ASC' };
  return { field, direction: field === 'COMMITTED' || field === 'UPDATED' ? 'DESC' : 'ASC' };
};

const pageOf = ({ search }: Where) => {
  if (search.before) return { last: PAGE, before: search.before };
  return search.after ? { first: PAGE, after: search.after } : { first: PAGE };
};

const View = ({ data }: { data: ProjectsPageQuery }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const { plan, projects } = data;
  if (!plan) return null;
  return (
    <>
      <header className="head">
        <h1>{t('projects.title')}</h1>
        <p className="lead">{t('projects.lead', { shown: projects.totalCount, all: plan.counts.projects })}</p>
      </header>
      <ProjectFilters plan={plan} />
      {projects.nodes.length ? (
        <table className="figures stacks">
          <caption className="unseen">{t('projects.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('project')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('donors')}</th>
              <th scope="col" className="num">
                {t('money.committedIn', { currency })}
              </th>
              <th scope="col" className="num">
                {t('money.disbursedIn', { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {projects.nodes.map((project) => (
              <ProjectRow key={project.code} project={project} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="empty">{t('projects.none')}</p>
      )}
      <Pages projects={projects} />
    </>
  );
};

const ProjectRow = ({ project }: { project: Project }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const { code, title, activityStatus, progress, countries, donors, funding } = project;
  return (
    <tr>
      <th scope="row">
        <To to={`/projects/${encodeURIComponent(code)}`}>{title}</To> <Synthetic of={project.provenance} />
        <small className="block">
          {code}
          {', '}
          <Years {...project} />
          {countries.length ? `, ${countries.map(({ country }) => country.name).join(', ')}` : ''}
        </small>
      </th>
      <td>
        <Status status={progress.status} />
        <small className="block">{activityStatus ? t(`activity.${activityStatus}`) : t('activity.unknown')}</small>
      </td>
      <td>
        <Donors donors={donors} />
      </td>
      <td className="num" data-head={t('money.committedIn', { currency })}>
        <Amount total={funding.committed} why={writeWhy('COMMITTED', 'project', code)} />
      </td>
      <td className="num" data-head={t('money.disbursedIn', { currency })}>
        <Amount total={funding.disbursed} why={writeWhy('DISBURSED', 'project', code)} />
      </td>
    </tr>
  );
};

const ProjectFilters = ({ plan }: { plan: NonNullable<ProjectsPageQuery['plan']> }) => {
  const t = useWords();
  const { where } = useLoaded();
  const any = ['', t('filters.any')] as const;
  return (
    <Filters label={t('projects.filters')} names={NAMES}>
      <Words name="q" label={t('filters.words')} />
      <Choice
        name="pillar"
        label={t('pillar')}
        options={[
          any,
          ...plan.pillars.map(({ code, number, title }) => [code, t('action.title', { number, title })] as const),
        ]}
      />
      <Choice
        name="activity"
        label={t('activity')}
        options={[any, ...ACTIVITIES.map((one) => [one, t(`activity.${one}`)] as const)]}
      />
      <Choice
        name="status"
        label={t('status')}
        options={[any, ...STATUS_ORDER.map((status) => [status, t(statusWord(status))] as const)]}
      />
      <Choice
        name="sort"
        label={t('filters.sort')}
        options={[['', t('sort.CODE')], ...SORTS.map((one) => [one, t(`sort.${one}`)] as const)]}
      />
      {(['action', 'donor', 'country'] as const).map((name) =>
        where.search[name] ? <Words key={name} name={name} label={t(`filters.${name}`)} /> : null,
      )}
    </Filters>
  );
};

const Pages = ({ projects: { pageInfo, totalCount, nodes } }: { projects: ProjectsPageQuery['projects'] }) => {
  const t = useWords();
  if (!pageInfo.hasNextPage && !pageInfo.hasPreviousPage) return null;
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      {pageInfo.hasPreviousPage ? (
        <Here toTop change={{ before: pageInfo.startCursor ?? undefined, after: undefined }}>
          {t('pages.previous')}
        </Here>
      ) : null}
      <span className="soft">{t('pages.shown', { shown: nodes.length, total: totalCount })}</span>
      {pageInfo.hasNextPage ? (
        <Here toTop change={{ after: pageInfo.endCursor ?? undefined, before: undefined }}>
          {t('pages.next')}
        </Here>
      ) : null}
    </nav>
  );
};

/** All projects of the plan, with filters. */
export const projectsPage = page({
  document: ProjectsPageDocument,
  variables: (where) => ({ plan: where.plan, filter: filterOf(where), orderBy: orderOf(where), ...pageOf(where) }),
  title: ({ plan }, t) => plan && t('projects.title'),
  summary: ({ plan, projects }, t) =>
    plan ? t('projects.lead', { shown: projects.totalCount, all: plan.counts.projects }) : '',
  View,
});
