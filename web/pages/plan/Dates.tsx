import { To } from '../../app/context.js';
import { useDataLink } from '../../app/dataLink.js';
import { longDay, shortDay } from '../../app/numbers.js';
import { useWords } from '../../app/words.js';
import { ChangeLine } from '../../parts/ChangeLine.js';
import type { Plan } from './PlanPage.js';

/** What has changed since the last meeting, newest first. */
export const Changed = ({ plan }: { plan: Plan }) => {
  const t = useWords();
  const { lastMeeting, changesSinceLastMeeting: changes, allChanges } = plan;
  const dataLink = useDataLink();
  const since = lastMeeting?.start.latest ?? plan.startDate;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t('changed.title', { meeting: lastMeeting?.title ?? 'none', day: longDay(since) })}</h2>
      {changes.nodes.length ? (
        <ul className="lines">
          {changes.nodes.map((change) => (
            <li key={JSON.stringify(change)}>
              <time dir="auto" dateTime={change.effectiveOn}>
                {shortDay(change.effectiveOn)}
              </time>
              <ChangeLine change={change} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('changed.none')}</p>
      )}
      {allChanges.totalCount ? (
        <p>
          <a href={dataLink('changes.csv', { since })}>{t('changed.all', { count: allChanges.totalCount })}</a>
        </p>
      ) : null}
    </section>
  );
};

/** What comes next. */
export const Next = ({ plan }: { plan: Plan }) => {
  const t = useWords();
  const { nextDates } = plan;
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('next.title')}</h2>
      {nextDates.length ? (
        <ul className="lines">
          {nextDates.map(({ date, title }) => (
            <li key={`${date} ${title}`}>
              <time dir="auto" dateTime={date}>
                {shortDay(date)}
              </time>
              <span>{title}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('next.none')}</p>
      )}
    </section>
  );
};

/** Who has reported in the last round that was opened. */
export const LastRound = ({ plan: { reportingPeriods, overdueReports } }: { plan: Plan }) => {
  const t = useWords();
  const last = reportingPeriods.filter(({ state }) => state !== 'PLANNED').reduce<Period | null>(laterOf, null);
  return (
    <section aria-labelledby="round">
      <h2 id="round">{t('round.title')}</h2>
      {last ? (
        <p>{t('round.coverage', { start: longDay(last.start), end: longDay(last.end), ...last.coverage })}</p>
      ) : (
        <p>{t('round.none')}</p>
      )}
      <p className="caveat">
        {t('next.overdue', { count: overdueReports })}{' '}
        <To to="/actions" search={{ lagging: 'yes' }}>
          {t('next.laggards')}
        </To>
      </p>
    </section>
  );
};

type Period = Plan['reportingPeriods'][number];

const laterOf = (one: Period | null, other: Period): Period => (one && one.end > other.end ? one : other);
