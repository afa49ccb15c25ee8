import { Here, To } from '../../app/context.js';
import { useDataLink } from '../../app/dataLink.js';
import { longDay, money, shortDay } from '../../app/numbers.js';
import { useWords } from '../../app/words.js';
import { Synthetic } from '../../parts/Marks.js';
import type { Project } from './ProjectPage.js';

/** What was paid, promised and spent, entry by entry. */
export const Transactions = ({ project: { transactions, code } }: { project: Project }) => {
  const t = useWords();
  const dataLink = useDataLink();
  const party = (one: { code: string; name: string } | null | undefined) =>
    one ? (
      <To to={`/donors/${encodeURIComponent(one.code)}`}>{one.name}</To>
    ) : (
      <span className="soft">{t('notNamed')}</span>
    );
  return (
    <section aria-labelledby="transactions">
      <h2 id="transactions">{t('transactions.title', { count: transactions.totalCount })}</h2>
      {transactions.nodes.length ? (
        <table className="figures compact stacks">
          <thead>
            <tr>
              <th scope="col">{t('transactions.day')}</th>
              <th scope="col">{t('transactions.type')}</th>
              <th scope="col">{t('transactions.provider')}</th>
              <th scope="col">{t('transactions.receiver')}</th>
              <th scope="col" className="num">
                {t('transactions.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {transactions.nodes.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be alike in all that is shown
              <tr key={index}>
                <th scope="row">
                  <time dir="auto" dateTime={one.transactionDate}>
                    {shortDay(one.transactionDate)}
                  </time>
                </th>
                <td>
                  {t(`transaction.${one.type}`)}
                  {one.reverses ? (
                    <small className="block">
                      {t('transactions.reverses', { day: longDay(one.reverses.transactionDate) })}
                    </small>
                  ) : null}
                  {one.reversedBy ? (
                    <small className="block">
                      {t('transactions.reversed', { day: longDay(one.reversedBy.transactionDate) })}
                    </small>
                  ) : null}{' '}
                  <Synthetic of={one.provenance} />
                </td>
                <td data-head={t('transactions.provider')}>{party(one.provider)}</td>
                <td data-head={t('transactions.receiver')}>{party(one.receiver)}</td>
                <td className="num" data-head={t('transactions.amount')}>
                  {money(one.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="empty">{t('transactions.none')}</p>
      )}
      {transactions.pageInfo.hasNextPage ? (
        <p>
          <Here change={{ transactionsAfter: transactions.pageInfo.endCursor ?? undefined }} hash="transactions">
            {t('transactions.more')}
          </Here>
        </p>
      ) : null}
      <p className="caveat">
        <a href={dataLink('transactions.csv', { codes: code })}>{t('transactions.csv')}</a>
      </p>
    </section>
  );
};
