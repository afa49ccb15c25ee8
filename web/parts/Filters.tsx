import { useNavigate } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { Here, useLoaded } from '../app/context.js';
import { CURSORS, lensOf } from '../app/lens.js';
import { useWords } from '../app/words.js';
import { HiddenLens } from './HiddenLens.js';

interface FiltersProps {
  label: string;
  /** The names of its fields in the address. */
  names: readonly string[];
  children: ReactNode;
}

/** Conditions on a list as a form, with a script and without one. */
export const Filters = ({ label, names, children }: FiltersProps) => {
  const t = useWords();
  const navigate = useNavigate();
  const { where } = useLoaded();
  const show = (form: HTMLFormElement) => {
    const given = Object.fromEntries(new FormData(form)) as Record<string, string>;
    void navigate({ to: '.', search: { ...given, ...lensOf(where.search) }, resetScroll: false });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    show(event.currentTarget);
  };
  const isFiltered = names.some((name) => where.search[name]);
  return (
    <form method="get" className="filters" aria-label={label} onSubmit={submit}>
      {children}
      <HiddenLens />
      <p className="buttons">
        <button type="submit">{t('filters.show')}</button>
        {isFiltered ? (
          <Here change={Object.fromEntries([...names, ...CURSORS].map((name) => [name, undefined]))}>
            {t('filters.reset')}
          </Here>
        ) : null}
      </p>
    </form>
  );
};

interface ChoiceProps {
  name: string;
  label: string;
  /** What can be chosen; the first, with an empty value, is the default. */
  options: readonly (readonly [value: string, text: string])[];
}

/** One condition that is chosen from a list. */
export const Choice = ({ name, label, options }: ChoiceProps) => {
  const { where } = useLoaded();
  const value = where.search[name] ?? '';
  return (
    <label>
      {label}
      <select key={value} name={name} defaultValue={options.some(([one]) => one === value) ? value : ''}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
};

/** A condition in words. */
export const Words = ({ name, label }: { name: string; label: string }) => {
  const { where } = useLoaded();
  return (
    <label>
      {label}
      <input key={where.search[name]} type="search" name={name} defaultValue={where.search[name] ?? ''} />
    </label>
  );
};
