import { numberIn, oneOf, someOf } from '../../app/choice.js';
import { To, usePlan } from '../../app/context.js';
import { page, type Where } from '../../app/page.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import {
  type ActionFilter,
  type ActionOrder,
  ActionsPageDocument,
  type ActionsPageQuery,
  type Freshness,
} from '../../generated/graphql.js';
import { Choice, Filters, Words } from '../../parts/Filters.js';
import { WordingMark } from '../../parts/Marks.js';
import { Amount } from '../../parts/Money.js';
import { ProgressFigure } from '../../parts/ProgressFigure.js';
import { Disagreement, Reasons } from '../../parts/Standing.js';
import { Status, statusWord } from '../../parts/Status.js';
import { STATUS_ORDER } from '../../parts/StatusBar.js';

type Plan = NonNullable<ActionsPageQuery['plan']>;
type Action = Plan['actions'][number];

const NAMES = ['q', 'pillar', 'group', 'status', 'freshness', 'disagreement', 'lagging', 'sort'] as const;
const FRESHNESS: readonly Freshness[] = ['FRESH', 'AGING', 'STALE', 'NEVER'];
const SORTS = ['TITLE', 'PROGRESS', 'COMMITTED', 'LAST_REPORTED'] as const;
/** Issues for which actions lag, as the API names them. */
const ISSUES = ['OFF_TRACK', 'OVERDUE', 'NO_REPORT', 'STALE', 'NO_DATA', 'NO_PROJECT', 'NO_FUNDING'] as const;

const filterOf = ({ search }: Where): ActionFilter => {
  const status = someOf(STATUS_ORDER, search.status);
  const freshness = someOf(FRESHNESS, search.freshness);
  const issue = oneOf(ISSUES, search.lagging);
  const group = numberIn(search.group);
  return {
    ...(search.q ? { search: search.q } : {}),
    ...(search.pillar ? { pillar: search.pillar } : {}),
    ...(group ? { workingGroup: group } : {}),
    ...(status.length ? { status } : {}),
    ...(freshness.length ? { freshness } : {}),
    ...(search.disagreement ? { disagreement: search.disagreement === 'yes' } : {}),
    ...(search.lagging ? { lagging: search.lagging !== 'no' } : {}),
    ...(issue ? { issues: [issue] } : {}),
  };
};

const orderOf = ({ search }: Where): ActionOrder => {
  const field = oneOf(SORTS, search.sort);
  if (!field) return { field: 'NUMBER', direction: 'ASC' };
  return { field, direction: field === 'COMMITTED' || field === 'LAST_REPORTED' ? 'DESC' : 'ASC' };
};

const View = ({ data }: { data: ActionsPageQuery }) => {
  const plan = data.plan as Plan;
  const t = useWords();
  const { currency } = usePlan().lens;
  const { actions } = plan;
  return (
    <>
      <header className="head">
        <h1>{t('actions.title')}</h1>
        <p className="lead">{t('actions.lead', { shown: actions.length, all: plan.counts.actions })}</p>
      </header>
      <ActionFilters plan={plan} />
      {actions.length ? (
        <table className="figures stacks rows-of-actions">
          <caption className="unseen">{t('actions.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('action')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('plan.progress.against')}</th>
              <th scope="col">{t('freshness')}</th>
              <th scope="col" className="num">
                {t('money.committedIn', { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <ActionRow key={action.code} action={action} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="empty">{t('actions.none')}</p>
      )}
    </>
  );
};

const ActionRow = ({ action }: { action: Action }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const { progress, funding, code } = action;
  return (
    <tr>
      <th scope="row">
        <To to={`/actions/${encodeURIComponent(code)}`}>
          {t('action.title', { number: action.number, title: action.title })}
        </To>
        <small className="block">
          {action.pillar
            ? t('actions.pillar', { number: action.pillar.number, title: action.pillar.title })
            : t('actions.noPillar')}{' '}
          <WordingMark wording={action.wording} />
        </small>
        <Reasons lagging={action.lagging} />
      </th>
      <td>
        <Status status={progress.status} />
        <small className="block">
          {t(`source.${progress.statusSource}`)}
          {progress.disagreement ? <Disagreement progress={progress} /> : null}
        </small>
      </td>
      <td>
        <ProgressFigure progress={progress} why={writeWhy('PROGRESS', 'action', code)} />
        <small className="block">{t(`coverage.${progress.method}`, progress.coverage)}</small>
      </td>
      <td data-head={t('freshness')}>{t(`freshness.${action.freshness}`)}</td>
      <td className="num" data-head={t('money.committedIn', { currency })}>
        <Amount total={funding.committed} why={writeWhy('COMMITTED', 'action', code)} />
      </td>
    </tr>
  );
};

const ActionFilters = ({ plan }: { plan: Plan }) => {
  const t = useWords();
  const any = ['', t('filters.any')] as const;
  return (
    <Filters label={t('actions.filters')} names={NAMES}>
      <Words name="q" label={t('filters.words')} />
      <Choice
        name="pillar"
        label={t('pillar')}
        options={[
          any,
          ...plan.pillars.map(
            ({ code, number: at, title }) => [code, t('action.title', { number: at, title })] as const,
          ),
        ]}
      />
      {plan.workingGroups.length ? (
        <Choice
          name="group"
          label={t('group')}
          options={[
            any,
            ...plan.workingGroups.map(
              ({ number: at, title }) => [String(at), t('action.title', { number: at, title })] as const,
            ),
          ]}
        />
      ) : null}
      <Choice
        name="status"
        label={t('status')}
        options={[any, ...STATUS_ORDER.map((status) => [status, t(statusWord(status))] as const)]}
      />
      <Choice
        name="freshness"
        label={t('freshness')}
        options={[any, ...FRESHNESS.map((one) => [one, t(`freshness.${one}`)] as const)]}
      />
      <Choice
        name="disagreement"
        label={t('filters.disagreement')}
        options={[any, ['yes', t('filters.disagreement.yes')], ['no', t('filters.disagreement.no')]]}
      />
      <Choice
        name="lagging"
        label={t('filters.lagging')}
        options={[
          any,
          ['yes', t('filters.lagging.yes')],
          ...ISSUES.map((one) => [one, t(`issue.${one}`)] as const),
          ['no', t('filters.lagging.no')],
        ]}
      />
      <Choice
        name="sort"
        label={t('filters.sort')}
        options={[['', t('sort.NUMBER')], ...SORTS.map((one) => [one, t(`sort.${one}`)] as const)]}
      />
    </Filters>
  );
};

/** All actions of the plan, with filters. */
export const actionsPage = page({
  document: ActionsPageDocument,
  variables: (where) => ({ plan: where.plan, filter: filterOf(where), orderBy: orderOf(where) }),
  title: ({ plan }, t) => (plan ? t('actions.title') : null),
  summary: ({ plan }, t) => (plan ? t('actions.lead', { shown: plan.actions.length, all: plan.counts.actions }) : ''),
  View,
});
