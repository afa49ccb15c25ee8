import { createHash } from 'node:crypto';
import { parse, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { examples } from './examples.js';

const BYTES = 4_000_000;

/** The hash by which a document is known: SHA-256 of its text, in hexadecimal digits. */
const documentHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Documents that may be asked for by their hash: those of the repository, and those that this instance has seen. */
export class DocumentBook {
  readonly #kept: ReadonlyMap<string, string>;
  readonly #seen = new LRUCache<string, string>({ maxSize: BYTES, sizeCalculation: (text) => text.length + 64 });

  /** With the documents of the pages, by the hashes of their texts in one line; they are laid out for those who read them. */
  constructor(pages: ReadonlyMap<string, string> = new Map()) {
    const ofPages = [...pages].map(([hash, text]) => [hash, print(parse(text))] as const);
    this.#kept = new Map([...examples.map(({ text }) => [documentHash(text), text] as const), ...ofPages]);
  }

  hashOf(text: string): string {
    return documentHash(text);
  }

  find(hash: string): string | null {
    return this.#kept.get(hash) ?? this.#seen.get(hash) ?? null;
  }

  /** Keeps a document that could be read. */
  note(text: string): void {
    this.#seen.set(documentHash(text), text);
  }
}
