import { readFileSync } from 'node:fs';
import type { Files } from './pageHtml.js';

const folder = new URL('../../../dist/web/', import.meta.url);

/** A file of the build, as Vite lists it. */
interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** A page that the build has: its path, in which ":" begins a parameter, and the module that shows it. */
interface BuiltPage {
  path: string;
  module: string;
}

/** What the pages were built into. */
export interface WebBuild {
  pages: readonly BuiltPage[];
  /** The folder of the files for browsers. */
  assets: string;
  /** The documents that pages ask, by the hashes by which they ask them. */
  documents: ReadonlyMap<string, string>;
  /** The script that takes a page over, the files that it needs for a page, and the style. */
  filesFor(module: string | null): Files;
  /** Where the pages are as a module for the service. */
  server: string;
}

const ENTRY = 'entry.client.tsx';

const readJson = <T>(path: string): T => {
  try {
    return JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T;
  } catch (error) {
    throw new Error('the pages are not built: run `npm run build`', { cause: error });
  }
};

/** All that a chunk imports, itself included, each once. */
const withImports = (chunks: Readonly<Record<string, Chunk>>, name: string, found = new Set<string>()): Set<string> => {
  if (found.has(name)) return found;
  found.add(name);
  for (const one of chunks[name]?.imports ?? []) withImports(chunks, one, found);
  return found;
};

/** The files that a page needs, by the module that shows it; for what is no page, those of the frame. */
const filesOf = (chunks: Readonly<Record<string, Chunk>>, module: string | null): Files => {
  const names = [...withImports(chunks, ENTRY), ...(module ? withImports(chunks, module) : [])];
  const files = names.flatMap((name) => chunks[name] ?? []);
  const [script = '', ...scripts] = [...new Set(files.map(({ file }) => `/web/${file}`))];
  const styles = [...new Set(files.flatMap(({ css = [] }) => css.map((file) => `/web/${file}`)))];
  return { script, scripts, styles };
};

/** Reads what `npm run build` has made of web/. */
export const readWebBuild = (): WebBuild => {
  const chunks = readJson<Record<string, Chunk>>('client/.vite/manifest.json');
  const documents = readJson<Record<string, string>>('documents.json');
  const pages = readJson<BuiltPage[]>('pages.json');
  const frame = filesOf(chunks, null);
  const files = new Map(pages.map(({ module }) => [module, filesOf(chunks, module)]));
  return {
    pages,
    assets: new URL('client/assets/', folder).pathname,
    documents: new Map(Object.entries(documents).map(([hash, text]) => [hash.replace('sha256:', ''), text])),
    filesFor: (module) => (module === null ? undefined : files.get(module)) ?? frame,
    server: new URL('server/entry.js', folder).href,
  };
};
