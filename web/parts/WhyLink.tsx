import type { ReactNode } from 'react';
import { Here } from '../app/context.js';
import { useWords } from '../app/words.js';

interface WhyLinkProps {
  why: string;
  /** Whether the text itself asks why. */
  says?: boolean;
  children?: ReactNode;
}

/** A figure that leads to its explanation. */
export const WhyLink = ({ why, says, children }: WhyLinkProps) => {
  const t = useWords();
  return (
    <Here change={{ why }} hash="why" className="why">
      {children}
      {says ? null : <span className="unseen"> {t('why.ask')}</span>}
    </Here>
  );
};
