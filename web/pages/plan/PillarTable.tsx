import { To } from '../../app/context.js';
import { writeWhy } from '../../app/why.js';
import { useWords } from '../../app/words.js';
import { ProgressFigure } from '../../parts/ProgressFigure.js';
import { Status } from '../../parts/Status.js';
import type { Plan } from './PlanPage.js';

/** Progress by pillar against what was expected, with who has reported beside it. */
export const PillarTable = ({ plan }: { plan: Plan }) => {
  const t = useWords();
  const reported = ({ coverage }: { coverage: Plan['progress']['coverage'] }) =>
    t('coverage.short', { reported: coverage.reported, expected: coverage.expected });
  return (
    <table className="figures stacks">
      <thead>
        <tr>
          <th scope="col">{t('pillar')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col" className="wide">
            {t('plan.progress.against')}
          </th>
          <th scope="col" className="num">
            {t('plan.actionsWithData')}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.pillars.map(({ number, code, title, progress }) => (
          <tr key={code}>
            <th scope="row">
              <To to="/actions" search={{ pillar: code }}>
                {t('action.title', { number, title })}
              </To>
            </th>
            <td>
              <Status status={progress.status} />
            </td>
            <td>
              <ProgressFigure progress={progress} why={writeWhy('PROGRESS', 'pillar', code)} />
            </td>
            <td className="num" data-head={t('plan.actionsWithData')}>
              {reported(progress)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('plan.whole')}</th>
          <td>
            <Status status={plan.progress.status} />
          </td>
          <td>
            <ProgressFigure progress={plan.progress} why={writeWhy('PROGRESS', 'plan')} />
          </td>
          <td className="num" data-head={t('plan.actionsWithData')}>
            {reported(plan.progress)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
};
