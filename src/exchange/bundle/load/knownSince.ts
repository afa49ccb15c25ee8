import { now } from '../../../clock.js';

/** When a fact became known: the moment stated, else now. */
export const knownSince = (recordedAt: string | null): Date => (recordedAt === null ? now() : new Date(recordedAt));
