import { To } from '../../app/context.js';
import { useWords } from '../../app/words.js';
import type { Portfolio } from './DonorPage.js';
import { ShareTable } from './ShareTable.js';

type Row = Portfolio['rows'][number];

/** The donor's part beside the whole, by pillar and action. */
export const PortfolioTree = ({ portfolio: { rows, share, whole } }: { portfolio: Portfolio }) => {
  const t = useWords();
  const shown = rows.filter(({ depth }) => depth < 2);
  return (
    <section aria-labelledby="tree">
      <h2 id="tree">{t('portfolio.tree')}</h2>
      <ShareTable
        head={t('portfolio.node')}
        className="tree"
        rows={shown.map((row) => ({
          ...row,
          key: `${row.depth} ${row.title}`,
          className: `depth-${row.depth}`,
          name: <NodeName row={row} />,
        }))}
        sum={{ share, whole }}
      />
      <p className="caveat">{t('portfolio.caveat')}</p>
    </section>
  );
};

const NodeName = ({ row }: { row: Row }) => {
  const t = useWords();
  return (
    <>
      <NodeLink row={row} /> {row.isAmbiguous ? <span className="mark">{t('mark.ambiguous')}</span> : null}
    </>
  );
};

const NodeLink = ({ row: { pillar, action, title } }: { row: Row }) => {
  const t = useWords();
  if (action)
    return (
      <To to={`/actions/${encodeURIComponent(action.code)}`}>{t('action.title', { number: action.number, title })}</To>
    );
  return pillar ? (
    <To to="/actions" search={{ pillar: pillar.code }}>
      {t('action.title', { number: pillar.number, title })}
    </To>
  ) : (
    title
  );
};
