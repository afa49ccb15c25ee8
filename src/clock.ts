let shiftMs = 0;

/** The moment that it is. The one place that reads the machine's clock: rules and rows take their moments from here. */
export const now = (): Date => new Date(Date.now() + shiftMs);

/** Moves the clock, in milliseconds: for tests, which must pass on any day. */
export const shiftClock = (milliseconds: number): void => {
  shiftMs = milliseconds;
};

/** Milliseconds that only ever grow, for measuring how long something takes. Never shifted. */
export const ticks = (): number => performance.now();
