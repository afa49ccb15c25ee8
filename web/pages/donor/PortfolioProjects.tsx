import { To, usePlan } from '../../app/context.js';
import { longDay } from '../../app/numbers.js';
import { useWords } from '../../app/words.js';
import { Amount } from '../../parts/Money.js';
import { PlainProgress } from '../../parts/ProgressFigure.js';
import { Status } from '../../parts/Status.js';
import type { Portfolio } from './DonorPage.js';

/** The projects that a donor funds: its part, the whole, and the last report. */
export const PortfolioProjects = ({ portfolio: { projects } }: { portfolio: Portfolio }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  return (
    <section aria-labelledby="projects">
      <h2 id="projects">{t('portfolio.projects')}</h2>
      <table className="figures stacks">
        <thead>
          <tr>
            <th scope="col">{t('project')}</th>
            <th scope="col">{t('portfolio.progress')}</th>
            <th scope="col" className="num">
              {t('portfolio.committed', { currency })}
            </th>
            <th scope="col" className="num">
              {t('portfolio.disbursed', { currency })}
            </th>
            <th scope="col" className="num">
              {t('portfolio.whole', { currency })}
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map(({ project, ambiguous, progress, latestReport, share: own, whole }) => (
            <tr key={project.code}>
              <th scope="row">
                <To to={`/projects/${encodeURIComponent(project.code)}`}>{project.title}</To>{' '}
                {ambiguous ? <span className="mark">{t('mark.ambiguous')}</span> : null}
                <small className="block">
                  {latestReport
                    ? t('portfolio.report', {
                        period: t('period', {
                          start: longDay(latestReport.period.start),
                          end: longDay(latestReport.period.end),
                        }),
                      })
                    : t('portfolio.noReport')}
                </small>
              </th>
              <td>
                <Status status={progress.status} />{' '}
                <small className="block">
                  <PlainProgress progress={progress} />
                </small>
              </td>
              <td className="num" data-head={t('portfolio.committed', { currency })}>
                <Amount total={own.committed} />
              </td>
              <td className="num" data-head={t('portfolio.disbursed', { currency })}>
                <Amount total={own.disbursed} />
              </td>
              <td className="num" data-head={t('portfolio.whole', { currency })}>
                <Amount total={whole.committed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
