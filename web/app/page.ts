import type { ComponentType } from 'react';
import type { TypedDocumentString } from '../generated/graphql.js';
import type { LensVariables, PageSearch } from './lens.js';
import type { Words } from './words.js';

/** Where a reader is. */
export interface Where {
  /** Parts of the path, by name. */
  params: Readonly<Record<string, string | undefined>>;
  search: PageSearch;
  /** The code of the plan that the page is of. */
  plan: string;
  /** The path before that of the page: empty for the plan that runs today, else /plans/CODE. */
  planPath: string;
  /** The code of an action by its number in that plan. */
  actionCode(numberOrCode: string): string;
}

/** A page: what it asks the API, what it is called, and how it shows the answer. */
export interface Page<D, V> {
  document: TypedDocumentString<D, V>;
  variables(where: Where): Omit<V, keyof LensVariables>;
  /** What the page is of; null where the answer says that there is no such thing. */
  title(data: D, words: Words): string | null;
  /** In a sentence, for search engines and previews. */
  summary(data: D, words: Words): string;
  View: ComponentType<{ data: D }>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of pages holds pages of every type
export type AnyPage = Page<any, any>;

/** Declares a page, so that its document types its view. */
export const page = <D, V>(given: Page<D, V>): Page<D, V> => given;
