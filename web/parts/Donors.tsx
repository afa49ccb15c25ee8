import { To } from '../app/context.js';
import { useWords } from '../app/words.js';

interface DonorLink {
  ambiguous: boolean;
  organisation: { code: string; name: string };
}

/** Who funds it; where sources do not say which of two organisations it is, in words. */
export const Donors = ({ donors }: { donors: readonly DonorLink[] }) => {
  const t = useWords();
  if (!donors.length) return <span className="soft">{t('donors.unknown')}</span>;
  return (
    <>
      {donors.map(({ organisation: { code, name }, ambiguous }) => (
        <span className="block" key={code}>
          <To to={`/donors/${encodeURIComponent(code)}`}>{name}</To>
          {ambiguous ? (
            <>
              {' '}
              <span className="mark">{t('mark.ambiguous')}</span>
            </>
          ) : null}
        </span>
      ))}
    </>
  );
};
