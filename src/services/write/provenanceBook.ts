import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Provenance, type Source } from '../../entities/plan/index.js';
import type { Confidence, ProvenanceKind } from '../../vocabulary/index.js';

/** A statement of where something comes from. */
export interface ProvenanceData {
  kind: ProvenanceKind;
  confidence: Confidence;
  /** Codes of sources. */
  sources: readonly string[];
  note: string | null;
  isSynthetic: boolean;
}

const fingerprintOf = ({ kind, confidence, sources, note, isSynthetic }: ProvenanceData) =>
  createHash('sha256')
    .update(JSON.stringify([kind, confidence, sources, note, isSynthetic]))
    .digest('hex');

/** Gives the stored row of a statement of provenance; equal statements share one row. */
export type ProvenanceBook = (data: ProvenanceData) => Provenance;

/** Looks up all statements at once, then makes those that are missing. */
export const openProvenanceBook = async (
  em: EntityManager,
  all: readonly ProvenanceData[],
  sources: ReadonlyMap<string, Source>,
): Promise<ProvenanceBook> => {
  const fingerprints = [...new Set(all.map(fingerprintOf))];
  const stored = await em.find(Provenance, { fingerprint: { $in: fingerprints } });
  const known = new Map(stored.map((row) => [row.fingerprint, row]));
  return (data) => {
    const fingerprint = fingerprintOf(data);
    const found = known.get(fingerprint);
    if (found) return found;
    const { sources: codes, ...rest } = data;
    const made = em.create(Provenance, { ...rest, fingerprint });
    made.sources.add(codes.flatMap((code) => sources.get(code) ?? []));
    known.set(fingerprint, made);
    return made;
  };
};
