import { percent } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { ProgressFigureFragment } from '../generated/graphql.js';
import { WhyLink } from './WhyLink.js';

type Values = Pick<ProgressFigureFragment, 'value' | 'expected'>;

/** A bar for progress with a mark where it was expected to be. Its numbers stand beside it as text. */
const Meter = ({ value, expected }: Values) => {
  const style = {
    '--v': value === null || value === undefined ? 0 : value * 100,
    '--e': (expected ?? 0) * 100,
  } as React.CSSProperties;
  return (
    <span className={`meter${value == null ? ' unknown' : ''}`} style={style} aria-hidden="true">
      <i />
      {expected == null ? null : <s />}
    </span>
  );
};

/** Progress beside what was expected by the day; "not known" in words. */
export const ProgressFigure = ({ progress, why }: { progress: Values; why: string }) => {
  const t = useWords();
  const { value, expected } = progress;
  return (
    <span className="progress">
      <Meter value={value ?? null} expected={expected ?? null} />
      {value == null ? (
        <WhyLink why={why}>{t('progress.unknown')}</WhyLink>
      ) : (
        <WhyLink why={why}>{percent(value)}</WhyLink>
      )}{' '}
      {expected == null ? null : <small>{t('progress.expected', { expected: percent(expected) })}</small>}
    </span>
  );
};

/** The same as text: where its page has the reasons. */
export const PlainProgress = ({ progress: { value, expected } }: { progress: Values }) => {
  const t = useWords();
  return (
    <>
      {value == null ? t('progress.unknown') : percent(value)}
      {expected == null ? '' : ` ${t('progress.expected', { expected: percent(expected) })}`}
    </>
  );
};
