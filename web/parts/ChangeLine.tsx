import { To } from '../app/context.js';
import { money } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { ChangeLineFragment } from '../generated/graphql.js';
import { statusWord } from './Status.js';
import { STATUS_ORDER } from './StatusBar.js';

/** The page of what a change is about; null where it has none. */
const pageOf = (node: ChangeLineFragment['node']): string | null => {
  switch (node?.__typename) {
    case 'Action':
      return `/actions/${encodeURIComponent(node.code)}`;
    case 'Project':
      return `/projects/${encodeURIComponent(node.code)}`;
    case 'Transaction':
      return `/projects/${encodeURIComponent(node.project.code)}`;
    case 'ProgressReport':
      return pageOf(node.subject);
    default:
      return null;
  }
};

const statusIn = (code: string | null | undefined) => STATUS_ORDER.find((status) => status === code);

/** One change in words: what, and for statuses and money from what to what. */
export const ChangeLine = ({ change }: { change: ChangeLineFragment }) => {
  const t = useWords();
  const { title, from, to, fromMoney, toMoney, reason, node } = change;
  const said = (code: string | null | undefined, amount: ChangeLineFragment['toMoney']) => {
    const status = statusIn(code);
    return amount ? money(amount) : status && t(statusWord(status));
  };
  const [before, after] = [said(from, fromMoney), said(to, toMoney)];
  const page = pageOf(node);
  return (
    <span>
      {page ? <To to={page}>{title}</To> : title}
      {before && after ? `, ${t('change.fromTo', { before, after })}` : null}
      {!before && after ? `, ${after}` : null}
      {reason ? <span className="soft"> ({reason})</span> : null}
    </span>
  );
};
