import { useLocation } from '@tanstack/react-router';
import { lensOf, type PageSearch } from '../app/lens.js';

/** The lens as fields of a form, so that it goes along where there is no script. */
export const HiddenLens = () => {
  const { search } = useLocation();
  return Object.entries(lensOf(search as PageSearch)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
};
