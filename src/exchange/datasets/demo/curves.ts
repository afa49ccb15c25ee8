/** How something comes along over its time. */
export type Shape = 'STEADY' | 'LATE_START' | 'STALL' | 'SETBACK';

/** Slow at first, then fast, then slow again: from 0 to 1. Only sums and products, which are the same on every machine. */
export const sCurve = (part: number): number => part * part * (3 - 2 * part);

const steady = (part: number): number => (part + sCurve(part)) / 2;

/** When what stalls comes to a halt, as a part of the time. */
const HALT = 0.78;
/** When a setback comes, and how much it undoes. */
const [SETBACK, UNDONE] = [0.5, 1.6];

const shapes: Record<Shape, (part: number) => number> = {
  STEADY: steady,
  LATE_START: (part) => 0.2 * part + 0.8 * part * part,
  STALL: (part) => steady(Math.min(1, part / HALT)),
  // What a setback undoes is made up for by the end.
  SETBACK: (part) => steady(part) - (part > SETBACK ? UNDONE * (1 - part) : 0),
};

/** The part of the way that is covered after a part of the time: 0 before the start, 1 after the end. */
export const covered = (shape: Shape, part: number): number => shapes[shape](Math.max(0, Math.min(1, part)));
