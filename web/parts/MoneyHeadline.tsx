import { percent } from '../app/numbers.js';
import { writeWhy } from '../app/why.js';
import { Text } from '../app/words.js';
import type { TotalFragment } from '../generated/graphql.js';
import { Headline } from './Money.js';
import { WhyLink } from './WhyLink.js';

interface MoneyHeadlineProps {
  funding: { committed: TotalFragment; disbursed: TotalFragment; disbursementRate?: number | null };
  subject: 'plan' | 'action' | 'project' | 'group' | 'donor';
  code: string;
}

/** "USD 18.0 m committed · 22 % of it disbursed" */
export const MoneyHeadline = ({ funding, subject, code }: MoneyHeadlineProps) => {
  const { committed, disbursed, disbursementRate } = funding;
  return (
    <p className="headline">
      <Text
        id="money.headline.committed"
        values={{ figure: <Headline total={committed} why={writeWhy('COMMITTED', subject, code)} /> }}
      />
      <span className="sep">·</span>
      <Text
        id="money.headline.disbursed"
        values={{ figure: <Headline total={disbursed} why={writeWhy('DISBURSED', subject, code)} /> }}
      />
      {disbursementRate == null ? null : (
        <>
          {' '}
          <small>
            <Text
              id="money.headline.rate"
              values={{
                rate: <WhyLink why={writeWhy('DISBURSED', subject, code)}>{percent(disbursementRate)}</WhyLink>,
              }}
            />
          </small>
        </>
      )}
    </p>
  );
};
