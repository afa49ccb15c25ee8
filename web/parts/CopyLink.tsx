import { useState } from 'react';
import { useLoaded, usePlan } from '../app/context.js';
import { CURSORS } from '../app/lens.js';
import { useWords } from '../app/words.js';

/** The address of the same figures for good: of this plan, this day and what is known by now. */
const useLastingAddress = (): (() => string) => {
  const { lens } = usePlan();
  const { where, answer } = useLoaded();
  return () => {
    const address = new URL(window.location.href);
    const below = where.planPath ? address.pathname.replace(/^\/plans\/[^/]+/, '') : address.pathname;
    address.pathname = `/plans/${encodeURIComponent(where.plan)}${below === '/' ? '' : below}`;
    for (const cursor of CURSORS) address.searchParams.delete(cursor);
    address.searchParams.set('asOf', lens.asOf);
    const knownAt = lens.knownAt ?? answer.at;
    if (knownAt) address.searchParams.set('knownAt', knownAt);
    return address.href.replaceAll('%3A', ':');
  };
};

/** Copies that address; where the browser does not let a page copy, shows it to be copied by hand. */
export const CopyLink = () => {
  const t = useWords();
  const addressNow = useLastingAddress();
  const [copied, setCopied] = useState<{ address: string; byHand: boolean } | null>(null);
  const copy = async () => {
    const address = addressNow();
    try {
      await navigator.clipboard.writeText(address);
      setCopied({ address, byHand: false });
    } catch {
      setCopied({ address, byHand: true });
    }
  };
  return (
    <p className="copy needs-script">
      <button type="button" className="plain" onClick={() => void copy()}>
        {t('lens.copy')}
      </button>{' '}
      <span role="status">{copied && !copied.byHand ? t('lens.copied') : ''}</span>
      {copied?.byHand ? (
        <input
          readOnly
          value={copied.address}
          aria-label={t('lens.copy.byHand')}
          onFocus={({ target }) => target.select()}
        />
      ) : null}
    </p>
  );
};
