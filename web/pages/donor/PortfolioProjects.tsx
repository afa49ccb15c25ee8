import { To } from '../../app/context.js';
import { longDay } from '../../app/numbers.js';
import { useWords } from '../../app/words.js';
import type { Portfolio } from './DonorPage.js';
import { ShareTable } from './ShareTable.js';

type Funded = Portfolio['projects'][number];

/** The projects that a donor funds: its part, the whole, and the last report. */
export const PortfolioProjects = ({ portfolio: { projects } }: { portfolio: Portfolio }) => {
  const t = useWords();
  return (
    <section aria-labelledby="projects">
      <h2 id="projects">{t('portfolio.projects')}</h2>
      <ShareTable
        head={t('project')}
        rows={projects.map((one) => ({ ...one, key: one.project.code, name: <ProjectName funded={one} /> }))}
      />
    </section>
  );
};

const ProjectName = ({ funded: { project, ambiguous, latestReport } }: { funded: Funded }) => {
  const t = useWords();
  const reported = latestReport && {
    start: longDay(latestReport.period.start),
    end: longDay(latestReport.period.end),
  };
  return (
    <>
      <To to={`/projects/${encodeURIComponent(project.code)}`}>{project.title}</To>{' '}
      {ambiguous ? <span className="mark">{t('mark.ambiguous')}</span> : null}
      <small className="block">
        {reported ? t('portfolio.report', { period: t('period', reported) }) : t('portfolio.noReport')}
      </small>
    </>
  );
};
