import { To } from '../app/context.js';
import { useWords } from '../app/words.js';

interface CrumbProps {
  plan: { startDate: string; endDate: string };
  pillar?: { number: number; code: string; title: string } | null;
  to?: { path: string; name: string };
}

/** Where a page is in the plan. */
export const Crumb = ({ plan, pillar, to }: CrumbProps) => {
  const t = useWords();
  return (
    <p className="crumb">
      <To to="/">{t('crumb.plan', { start: plan.startDate.slice(0, 4), end: plan.endDate.slice(0, 4) })}</To>
      {pillar ? (
        <>
          <span className="sep">›</span>
          <To to="/actions" search={{ pillar: pillar.code }}>
            {t('crumb.pillar', { number: pillar.number, title: pillar.title })}
          </To>
        </>
      ) : null}
      {to ? (
        <>
          <span className="sep">›</span>
          <To to={to.path}>{to.name}</To>
        </>
      ) : null}
    </p>
  );
};
