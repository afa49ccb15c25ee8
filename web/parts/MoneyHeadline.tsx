import { percent } from '../app/numbers.js';
import { writeWhy } from '../app/why.js';
import { Text, useWords } from '../app/words.js';
import type { MoneyFigureFragment } from '../generated/graphql.js';
import { Headline } from './Money.js';
import { WhyLink } from './WhyLink.js';

interface MoneyHeadlineProps {
  funding: Pick<MoneyFigureFragment, 'committed' | 'disbursed' | 'disbursementRate'>;
  subject: 'plan' | 'action' | 'project' | 'group' | 'donor';
  code: string;
}

/** "USD 18.0 m committed · 22 % of it disbursed" */
export const MoneyHeadline = ({ funding, subject, code }: MoneyHeadlineProps) => {
  const t = useWords();
  const { committed, disbursed, disbursementRate } = funding;
  if (!committed.isRecorded && !disbursed.isRecorded)
    return (
      <p className="headline">
        <WhyLink why={writeWhy('COMMITTED', subject, code)}>{t('money.nothingPublished')}</WhyLink>
      </p>
    );
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
