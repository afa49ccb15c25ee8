import { usePlan } from '../app/context.js';
import { dayOf, longDay } from '../app/numbers.js';
import { useWords } from '../app/words.js';
import type { ReportLineFragment } from '../generated/graphql.js';
import { Synthetic } from './Marks.js';
import { Status } from './Status.js';

/** What was reported, round by round, in the words of those who reported. */
export const Reports = ({ reports, total }: { reports: readonly ReportLineFragment[]; total: number }) => {
  const t = useWords();
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{t('reports.title')}</h2>
      {reports.length ? (
        <table className="figures stacks reports">
          <thead>
            <tr>
              <th scope="col">{t('reports.period')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col" className="wide">
                {t('reports.words')}
              </th>
              <th scope="col">{t('reports.submitted')}</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <ReportRow key={report.period.code} report={report} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="empty">{t('reports.none')}</p>
      )}
      {total > reports.length ? <p className="caveat">{t('reports.shown', { shown: reports.length, total })}</p> : null}
    </section>
  );
};

const ReportRow = ({ report }: { report: ReportLineFragment }) => {
  const t = useWords();
  const { period, submittedAt, timeliness, state, reportedStatus } = report;
  const plan = usePlan();
  return (
    <tr>
      <th scope="row">
        {t('period', { start: longDay(period.start), end: longDay(period.end) })}
        <small className="block">
          {t('reports.due', { day: longDay(period.dueOn) })} <Synthetic of={report.provenance} />
        </small>
      </th>
      <td>
        {reportedStatus ? <Status status={reportedStatus} /> : <span className="soft">{t('reports.noStatus')}</span>}
      </td>
      <td className="words">
        <div dir="auto">
          <ReportWords report={report} />
        </div>
      </td>
      <td data-head={t('reports.submitted')}>
        <span>
          {submittedAt ? dayOf(submittedAt, plan.timeZone) : t(`reportState.${state}`)}
          <small className="block">
            {t(`timeliness.${timeliness}`)}
            {submittedAt ? `, ${t(`reportState.${state}`)}` : ''}
          </small>
        </span>
      </td>
    </tr>
  );
};

const ReportWords = ({ report }: { report: ReportLineFragment }) => {
  const t = useWords();
  const { narrative, achievements, challenges, wayForward, evidence } = report;
  const more = [
    ['reports.achievements', achievements],
    ['reports.challenges', challenges],
    ['reports.wayForward', wayForward],
  ] as const;
  if (!narrative && more.every(([, text]) => !text)) return <span className="soft">{t('reports.noWords')}</span>;
  return (
    <>
      {narrative ? <p>{narrative}</p> : null}
      {more.some(([, text]) => text) ? (
        <details>
          <summary>{t('reports.more')}</summary>
          <dl>
            {more.map(([name, text]) =>
              text ? (
                <div key={name}>
                  <dt>{t(name)}</dt>
                  <dd>{text}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </details>
      ) : null}
      {evidence.length ? (
        <p>
          {t('reports.evidence')}{' '}
          {evidence.map(({ title, url }, index) => (
            <span key={String(url)}>
              {index ? ', ' : ''}
              <a href={String(url)}>{title}</a>
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
};
