import { createHash } from 'node:crypto';

/** Draws numbers and choices. */
export interface Dice {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  /** Some members of a list, none twice. */
  some<T>(from: readonly T[], count: number): T[];
}

/** Numbers that look random and are the same for the same seed, everywhere. */
export const createDice = (seed: string): Dice => {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  // Mulberry32: small, fast, good enough for made-up data.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const some = <T>(from: readonly T[], count: number): T[] => {
    const left = [...from];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0] as T);
  };
  return { below, pick, some };
};
