import { To, usePlan } from '../../app/context.js';
import { useWords } from '../../app/words.js';
import { Amount } from '../../parts/Money.js';
import { PlainProgress } from '../../parts/ProgressFigure.js';
import { Status } from '../../parts/Status.js';
import type { Portfolio } from './DonorPage.js';

type Row = Portfolio['rows'][number];

/** The donor's part beside the whole, by pillar and action. */
export const PortfolioTree = ({ portfolio: { rows, share, whole } }: { portfolio: Portfolio }) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const shown = rows.filter(({ depth }) => depth < 2);
  return (
    <section aria-labelledby="tree">
      <h2 id="tree">{t('portfolio.tree')}</h2>
      <table className="figures stacks tree">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.node')}</th>
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
          {shown.map((row) => (
            <tr key={`${row.depth} ${row.title}`} className={`depth-${row.depth}`}>
              <th scope="row">
                <NodeLink row={row} /> {row.isAmbiguous ? <span className="mark">{t('mark.ambiguous')}</span> : null}
              </th>
              <td>
                <Status status={row.progress.status} />{' '}
                <small className="block">
                  <PlainProgress progress={row.progress} />
                </small>
              </td>
              <td className="num" data-head={t('portfolio.committed', { currency })}>
                <Amount total={row.share.committed} />
              </td>
              <td className="num" data-head={t('portfolio.disbursed', { currency })}>
                <Amount total={row.share.disbursed} />
              </td>
              <td className="num" data-head={t('portfolio.whole', { currency })}>
                <Amount total={row.whole.committed} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('portfolio.all')}</th>
            <td />
            <td className="num" data-head={t('portfolio.committed', { currency })}>
              <Amount total={share.committed} />
            </td>
            <td className="num" data-head={t('portfolio.disbursed', { currency })}>
              <Amount total={share.disbursed} />
            </td>
            <td className="num" data-head={t('portfolio.whole', { currency })}>
              <Amount total={whole.committed} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="caveat">{t('portfolio.caveat')}</p>
    </section>
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
