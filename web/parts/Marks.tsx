import { useWords } from '../app/words.js';
import type { MarksFragment, Wording } from '../generated/graphql.js';

/** A mark in words on what is made up. */
export const Synthetic = ({ of }: { of: { isSynthetic: boolean } }) => {
  const t = useWords();
  return of.isSynthetic ? <span className="mark">{t('mark.synthetic')}</span> : null;
};

/** A mark on a title that is not the adopted wording. */
export const WordingMark = ({ wording, long }: { wording: Wording; long?: boolean }) => {
  const t = useWords();
  if (wording === 'OFFICIAL') return null;
  return <span className="mark">{t(long ? `wording.long.${wording}` : `wording.${wording}`)}</span>;
};

/** Where a statement comes from, and how far it can be relied on. */
export const Origin = ({ provenance, brief }: { provenance: MarksFragment; brief?: boolean }) => {
  const t = useWords();
  const { kind, confidence, note, sources } = provenance;
  return (
    <section className="origin" aria-labelledby="origin">
      <h2 id="origin">{t('origin.title')}</h2>
      <p>
        {t(`origin.kind.${kind}`)} {t(`origin.confidence.${confidence}`)}
      </p>
      {note && !brief ? <p dir="auto">{note}</p> : null}
      {sources.length ? (
        <ul className="plain-list">
          {sources.map(({ code, title, url }) => (
            <li key={code}>{url ? <a href={String(url)}>{title}</a> : title}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
};
