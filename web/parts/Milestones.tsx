import { longDay, shortDay } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { TimedFragment } from '../generated/graphql.js';
import { Synthetic } from './Marks.js';

const stateOf = ({ completedOn, isLate }: TimedFragment): 'done' | 'late' | 'ahead' => {
  if (completedOn) return 'done';
  return isLate ? 'late' : 'ahead';
};

/** Milestones on a line, each with its day and whether it is done. */
export const Milestones = ({ milestones }: { milestones: readonly TimedFragment[] }) => {
  const t = useWords();
  if (!milestones.length) return null;
  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">
        {t('milestones.title', {
          done: milestones.filter(({ completedOn }) => completedOn).length,
          all: milestones.length,
        })}
      </h2>
      <ol className="milestones">
        {milestones.map((one) => {
          const state = stateOf(one);
          return (
            <li key={`${one.dueOn} ${one.title}`} className={state}>
              <time dir="auto" dateTime={one.dueOn}>
                {shortDay(one.dueOn)}
              </time>
              <span>
                {one.title} <Synthetic of={one.provenance} />
              </span>
              <small>
                {state === 'done'
                  ? t('milestones.done', { day: longDay(one.completedOn ?? ''), late: one.isLate ? 'yes' : 'no' })
                  : t(`milestones.${state}`)}
              </small>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
