import type { ReactNode } from 'react';
import { usePlan } from '../../app/context.js';
import { useWords } from '../../app/words.js';
import type { ProgressStatus, TotalFragment } from '../../generated/graphql.js';
import { Amount } from '../../parts/Money.js';
import { PlainProgress } from '../../parts/ProgressFigure.js';
import { Status } from '../../parts/Status.js';

/** What a donor gave to something, beside what all donors gave. */
interface Shares {
  share: { committed: TotalFragment; disbursed: TotalFragment };
  whole: { committed: TotalFragment };
}

/** One thing that a donor funds, and how far it has come. */
interface ShareRow extends Shares {
  key: string;
  name: ReactNode;
  className?: string;
  progress: { status: ProgressStatus; value: number | null; expected: number | null };
}

interface ShareTableProps {
  /** What a row is. */
  head: string;
  rows: readonly ShareRow[];
  sum?: Shares;
  className?: string;
}

/** A donor's part of things beside the whole. */
export const ShareTable = ({ head, rows, sum, className }: ShareTableProps) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const heads = [
    t('portfolio.committed', { currency }),
    t('portfolio.disbursed', { currency }),
    t('portfolio.whole', { currency }),
  ];
  return (
    <table className={`figures stacks ${className ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('portfolio.progress')}</th>
          {heads.map((one) => (
            <th key={one} scope="col" className="num">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, className: kind, progress, share, whole }) => (
          <tr key={key} className={kind}>
            <th scope="row">{name}</th>
            <td>
              <Status status={progress.status} />{' '}
              <small className="block">
                <PlainProgress progress={progress} />
              </small>
            </td>
            <Sums share={share} whole={whole} heads={heads} />
          </tr>
        ))}
      </tbody>
      {sum ? (
        <tfoot>
          <tr>
            <th scope="row">{t('portfolio.all')}</th>
            <td />
            <Sums {...sum} heads={heads} />
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
};

const Sums = ({ share, whole, heads }: Shares & { heads: readonly string[] }) =>
  [share.committed, share.disbursed, whole.committed].map((total, at) => (
    <td key={heads[at]} className="num" data-head={heads[at]}>
      <Amount total={total} />
    </td>
  ));
