import { money, number } from '../app/numbers.js';
import { Text, useWords } from '../app/words.js';
import type { TotalFragment } from '../generated/graphql.js';
import { WhyLink } from './WhyLink.js';

/** Amounts in their own currencies, in a row. */
export const listed = (amounts: TotalFragment['unconverted']): string => amounts.map(money).join(', ');

/** Whether none of it could be converted: then there is no sum, and a zero would say that nothing was given. */
export const isUnconverted = ({ converted, unconverted }: TotalFragment): boolean =>
  unconverted.length > 0 && Number(converted.amount) === 0;

/** A total as a headline: short, and exact where it is pointed at or focused. "Not published" in words. */
export const Headline = ({ total, why }: { total: TotalFragment; why: string }) => {
  const t = useWords();
  if (!total.isRecorded) return <WhyLink why={why}>{t('money.notPublished')}</WhyLink>;
  if (isUnconverted(total)) return <WhyLink why={why}>{listed(total.unconverted)}</WhyLink>;
  return (
    <span className="short">
      <WhyLink why={why}>{total.converted.short}</WhyLink>
      <span className="exact" aria-hidden="true">
        {money(total.converted)}
      </span>
    </span>
  );
};

/** A total in a table: exact, without its currency, which the head of the column names; what has no rate stands below. */
export const Amount = ({ total, why }: { total: TotalFragment; why?: string }) => {
  const linked = (text: string) => (why ? <WhyLink why={why}>{text}</WhyLink> : <bdi>{text}</bdi>);
  return (
    <span className="amount">
      {isUnconverted(total) ? linked(listed(total.unconverted)) : <Converted total={total} linked={linked} />}
    </span>
  );
};

const Converted = ({ total, linked }: { total: TotalFragment; linked(text: string): React.ReactNode }) => {
  const t = useWords();
  if (!total.isRecorded) return <span className="soft">{linked(t('money.notPublished'))}</span>;
  return (
    <>
      {linked(number(total.converted.amount))}
      {total.unconverted.map((one) => (
        <small className="block" key={one.currency}>
          <bdi dir="ltr">{`+\u00a0${money(one)}`}</bdi>
        </small>
      ))}
    </>
  );
};

/** A total in a sentence: with its currency, and what has no rate. */
export const Sum = ({ total }: { total: TotalFragment }) => {
  const t = useWords();
  const { converted, unconverted } = total;
  if (isUnconverted(total)) return listed(unconverted);
  if (!total.isRecorded) return t('money.notPublished');
  return [converted, ...unconverted].map(money).join(' + ');
};

/** What stands beside a total: what could not be converted, and how many projects have money recorded. */
export const Completeness = ({ totals }: { totals: readonly { name: string; total: TotalFragment }[] }) => {
  const t = useWords();
  const [first] = totals;
  const coverage = first?.total.coverage;
  const left = totals.filter(({ total }) => total.unconverted.length > 0);
  return (
    <p className="caveat">
      {left.map(({ name, total }) => (
        <span key={name}>
          <Text id="money.unconverted" values={{ name, amounts: listed(total.unconverted) }} />{' '}
        </span>
      ))}
      {coverage ? t('money.coverage', { projects: coverage.projects, withMoney: coverage.projectsWithMoney }) : null}
    </p>
  );
};
