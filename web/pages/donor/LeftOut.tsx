import { To } from '../../app/context.js';
import { useWords, type WordId } from '../../app/words.js';
import type { Portfolio } from './DonorPage.js';

type Example = Portfolio['share']['explain']['excluded'][number]['examples'][number];

const projectIn = (node: Example): { code: string; title: string } | null => {
  if (node.__typename === 'Project') return node;
  return node.__typename === 'Transaction' ? node.project : null;
};

/** What the sum leaves out, and of which projects. */
export const LeftOut = ({ portfolio: { share } }: { portfolio: Portfolio }) => {
  const t = useWords();
  const { excluded } = share.explain;
  if (!excluded.length) return null;
  return (
    <>
      <h3>{t('donor.leftOut')}</h3>
      <ul className="plain-list">
        {excluded.map(({ reason, count, examples }) => {
          const projects = new Map(
            examples.flatMap((node) => {
              const project = projectIn(node);
              return project ? [[project.code, project] as const] : [];
            }),
          );
          return (
            <li key={reason}>
              {t(`excluded.${reason}` as WordId, { count })}{' '}
              {[...projects.values()].map((project, index) =>
                project ? (
                  <span key={project.code}>
                    {index ? ', ' : ''}
                    <To to={`/projects/${encodeURIComponent(project.code)}`}>{project.title}</To>
                  </span>
                ) : null,
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};
