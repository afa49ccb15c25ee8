import type { ReactNode } from 'react';
import { usePlan } from '../app/context.js';
import { type WhyAsked, writeWhy } from '../app/why.js';
import { useWords } from '../app/words.js';
import type { TotalFragment } from '../generated/graphql.js';
import { Amount } from './Money.js';

/** What somebody or something committed and disbursed. */
interface MoneyRow {
  key: string;
  name: ReactNode;
  committed: TotalFragment;
  disbursed: TotalFragment;
  /** What its figures are of, where they can be explained. */
  of?: { subject: WhyAsked['subject']; code: string };
  /** What the last column holds, where there is one. */
  last?: ReactNode;
}

interface MoneyTableProps {
  /** What a row is. */
  head: string;
  rows: readonly MoneyRow[];
  sum: MoneyRow;
  lastHead?: string;
  /** Whether it is the main thing on its page, rather than a part beside others. */
  isWide?: boolean;
}

/** Committed and disbursed, row by row, with their sum. */
export const MoneyTable = ({ head, rows, sum, lastHead, isWide }: MoneyTableProps) => {
  const t = useWords();
  const { currency } = usePlan().lens;
  const heads = [
    t('money.committedIn', { currency }),
    t('money.disbursedIn', { currency }),
    ...(lastHead ? [lastHead] : []),
  ];
  return (
    <table className={isWide ? 'figures stacks' : 'figures compact stacks'}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {heads.map((one) => (
            <th key={one} scope="col" className="num">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} heads={heads} />
        ))}
      </tbody>
      <tfoot>
        <Row row={sum} heads={heads} />
      </tfoot>
    </table>
  );
};

const Row = ({ row: { name, committed, disbursed, of, last }, heads }: { row: MoneyRow; heads: readonly string[] }) => {
  const why = (measure: 'COMMITTED' | 'DISBURSED') => (of ? { why: writeWhy(measure, of.subject, of.code) } : {});
  const [committedHead, disbursedHead, lastHead] = heads;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num" data-head={committedHead}>
        <Amount total={committed} {...why('COMMITTED')} />
      </td>
      <td className="num" data-head={disbursedHead}>
        <Amount total={disbursed} {...why('DISBURSED')} />
      </td>
      {lastHead === undefined ? null : (
        <td className="num" {...(last === undefined ? {} : { 'data-head': lastHead })}>
          {last}
        </td>
      )}
    </tr>
  );
};
