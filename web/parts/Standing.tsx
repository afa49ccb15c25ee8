import { longDay } from '../app/numbers.js';
import { type WhyAsked, writeWhy } from '../app/why.js';
import { useWords, type WordId } from '../app/words.js';
import type { ProgressFigureFragment } from '../generated/graphql.js';
import { Status, statusWord } from './Status.js';
import { WhyLink } from './WhyLink.js';

/** Who says otherwise than the status that is shown. */
export const Disagreement = ({ progress }: { progress: ProgressFigureFragment }) => {
  const t = useWords();
  const { statusSource, assessedStatus, reportedStatus, computedStatus } = progress;
  const said = [
    assessedStatus && statusSource !== 'ASSESSED' ? t('said.ASSESSED', { status: t(statusWord(assessedStatus)) }) : '',
    reportedStatus && statusSource !== 'REPORTED' ? t('said.REPORTED', { status: t(statusWord(reportedStatus)) }) : '',
    statusSource !== 'COMPUTED' ? t('said.COMPUTED', { status: t(statusWord(computedStatus)) }) : '',
  ].filter((one) => one);
  return <span className="block disagrees">{t('disagrees', { said: said.join('; ') })}</span>;
};

/** Why an action lags. */
export const Reasons = ({ lagging }: { lagging: readonly { code: string }[] }) => {
  const t = useWords();
  if (!lagging.length) return null;
  return (
    <ul className="reasons" aria-label={t('lagging.label')}>
      {lagging.map(({ code }) => (
        <li key={code}>{t(`issue.${code}` as WordId)}</li>
      ))}
    </ul>
  );
};

interface ThreeProps {
  progress: ProgressFigureFragment;
  subject: WhyAsked['subject'];
  code: string;
}

/** Computed, reported and assessed beside each other, with who said each and when. */
export const ThreeStatuses = ({ progress, subject, code }: ThreeProps) => {
  const t = useWords();
  const { computedStatus, reportedStatus, reportedOn, reportedBy, assessedStatus, assessedOn, assessmentNote } =
    progress;
  return (
    <>
      <dl className="three">
        <div>
          <dt>{t('three.computed')}</dt>
          <dd>
            <Status status={computedStatus} />
            <small>
              {t(`coverage.${progress.method}`, progress.coverage)}{' '}
              <WhyLink why={writeWhy('PROGRESS', subject, code)} says>
                {t('why.short')}
              </WhyLink>
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('three.reported', { day: reportedOn ? longDay(reportedOn) : 'none' })}</dt>
          <dd>
            {reportedStatus ? <Status status={reportedStatus} /> : t('three.notReported')}
            {reportedStatus ? (
              <small>{reportedBy ? t('three.by', { name: reportedBy.name }) : t('three.byNobody')}</small>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{t('three.assessed', { day: assessedOn ? longDay(assessedOn) : 'none' })}</dt>
          <dd>
            {assessedStatus ? <Status status={assessedStatus} /> : t('three.notAssessed')}
            {assessedStatus ? (
              <small>
                {t('three.bySecretariat')}
                {assessmentNote ? <q dir="auto">{assessmentNote}</q> : null}
              </small>
            ) : null}
          </dd>
        </div>
      </dl>
      <p className="caveat">
        {progress.disagreement ? `${t('three.disagree')} ` : ''}
        {t('three.shown', { source: t(`source.${progress.statusSource}`) })}
      </p>
    </>
  );
};
