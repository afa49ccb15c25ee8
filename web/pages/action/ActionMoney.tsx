import { To, usePlan } from '../../app/context.js';
import { shortNumber } from '../../app/numbers.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { Synthetic } from '../../parts/Marks.js';
import { Amount, Completeness } from '../../parts/Money.js';
import { MoneyHeadline } from '../../parts/MoneyHeadline.js';
import { MoneyTable } from '../../parts/MoneyTable.js';
import type { Action } from './ActionPage.js';

/** The projects that serve an action, what each has, and who funds them. */
export const ActionMoney = ({ action }: { action: Action }) => {
  const t = useWords();
  const { funding, projects } = action;
  return (
    <section aria-labelledby="money">
      <h2 id="money">{t('action.money')}</h2>
      {projects.totalCount ? (
        <>
          <MoneyHeadline funding={funding} subject="action" code={action.code} />
          <Completeness
            totals={[
              { name: t('money.committed'), total: funding.committed },
              { name: t('money.disbursed'), total: funding.disbursed },
            ]}
          />
          <div className="two">
            <div>
              <ProjectsOfAction action={action} />
            </div>
            <div>
              <DonorsOfAction action={action} />
            </div>
          </div>
        </>
      ) : (
        <p className="empty">{t('action.noProjects')}</p>
      )}
    </section>
  );
};

const ProjectsOfAction = ({ action: { projects, funding, code } }: { action: Action }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  return (
    <>
      <table className="figures compact stacks">
        <thead>
          <tr>
            <th scope="col">{t('project')}</th>
            <th scope="col" className="num">
              {t('project.share')}
            </th>
            <th scope="col" className="num">
              {t('money.committedIn', { currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.edges.map(({ share, node }) => (
            <tr key={node.code}>
              <th scope="row">
                <To to={`/projects/${encodeURIComponent(node.code)}`}>{node.title}</To>{' '}
                <Synthetic of={node.provenance} />
              </th>
              <td className="num" data-head={t('project.share')}>
                {t('share', { share: shortNumber(share) })}
              </td>
              <td className="num" data-head={t('money.committedIn', { currency })}>
                <Amount total={node.funding.committed} why={writeWhy('COMMITTED', 'project', node.code)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('action.byShare')}</th>
            <td />
            <td className="num" data-head={t('money.committedIn', { currency })}>
              <Amount total={funding.committed} why={writeWhy('COMMITTED', 'action', code)} />
            </td>
          </tr>
        </tfoot>
      </table>
      {projects.totalCount > projects.edges.length ? (
        <p className="caveat">
          {t('reports.shown', { shown: projects.edges.length, total: projects.totalCount })}{' '}
          <To to="/projects" search={{ action: code }}>
            {t('projects.all')}
          </To>
        </p>
      ) : null}
    </>
  );
};

const DonorsOfAction = ({ action: { funding, code } }: { action: Action }) => {
  const t = useWords();
  return (
    <MoneyTable
      head={t('donor')}
      rows={[
        ...funding.byDonor.map(({ organisation, committed, disbursed }) => ({
          key: organisation.code,
          name: <To to={`/donors/${encodeURIComponent(organisation.code)}`}>{organisation.name}</To>,
          committed,
          disbursed,
        })),
        { ...funding.donorUnknown, key: 'none', name: t('donors.unknown.row') },
      ]}
      sum={{ ...funding, key: 'action', name: t('action.byShare'), of: { subject: 'action', code } }}
    />
  );
};
