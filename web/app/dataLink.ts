import { useLoaded } from './context.js';
import { writeSearch } from './search.js';

/** Writes addresses of files that hold what the page shows: of its plan, through its lens. */
export const useDataLink = (): ((file: string, more?: Record<string, string>) => string) => {
  const { where, lens } = useLoaded();
  const seen = Object.fromEntries(Object.entries(lens).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return (file, more = {}) => {
    const basis = lens.basis === 'APPROVED' ? undefined : lens.basis;
    return `/data/${file}${writeSearch({ plan: where.plan, ...more, ...seen, basis })}`;
  };
};
