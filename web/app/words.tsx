import { type I18n, setupI18n } from '@lingui/core';
import { I18nProvider, Trans, useLingui } from '@lingui/react';
import type { ReactElement, ReactNode } from 'react';
import type en from '../../words/en.json';
import english from '../../words/en.json?compiled';

/** The name of a text in the catalogue: one that is not there does not compile. */
export type WordId = keyof typeof en;

/** Languages that have a catalogue. */
const LANGUAGES: readonly string[] = ['en'];

/** Languages that are written from right to left. */
const FROM_THE_RIGHT: readonly string[] = ['ar'];

export const directionOf = (language: string): 'ltr' | 'rtl' => (FROM_THE_RIGHT.includes(language) ? 'rtl' : 'ltr');

/** The language that an address asks for, if there are words in it; else English. */
export const languageOf = (asked: string | undefined): string => (asked && LANGUAGES.includes(asked) ? asked : 'en');

/** Writes texts of the catalogue. */
export type Words = (id: WordId, values?: Record<string, unknown>) => string;

export const createWords = (language: string): I18n => {
  const words = setupI18n();
  words.loadAndActivate({ locale: language, messages: english });
  return words;
};

export const wordsOf =
  (i18n: I18n): Words =>
  (id, values) =>
    i18n._(id, values);

export const useWords = (): Words => wordsOf(useLingui().i18n);

interface TextProps {
  id: WordId;
  values?: Record<string, ReactNode>;
  /** What stands for the tags in the text, by their names. */
  parts?: Record<string, ReactElement>;
}

/** A text of the catalogue in which parts are links, figures or emphasised. */
export const Text = ({ id, values, parts }: TextProps) => (
  <Trans id={id} {...(values ? { values } : {})} {...(parts ? { components: parts } : {})} />
);

export const WordsProvider = ({ i18n, children }: { i18n: I18n; children: ReactNode }) => (
  <I18nProvider i18n={i18n}>{children}</I18nProvider>
);
