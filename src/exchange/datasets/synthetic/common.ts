import type { DatasetInput } from '../../bundle/dataset/dataset.js';

/** A list of a dataset as written. */
export type Given<K extends keyof DatasetInput> = NonNullable<DatasetInput[K]>;

/** Where made-up records come from. */
export const synthetic = {
  kind: 'SYNTHETIC' as const,
  confidence: 'UNVERIFIED' as const,
  isSynthetic: true,
  note: 'Made up for demonstration or measurement; says nothing about the world.',
};

/** The moment some days after a day. */
export const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T04:00:00Z`) + days * 86_400_000).toISOString();

/** A member of a list; after the last one the list begins again. */
export const inTurn = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** A number of a month or a code, with zeros before it. */
export const padded = (number: number, width = 2): string => String(number).padStart(width, '0');
