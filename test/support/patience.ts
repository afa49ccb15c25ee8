import { setTimeout } from 'node:timers/promises';

/** The longest that anything in a test may take, in milliseconds: minutes, since other programs share the cores. */
export const PATIENCE = 15 * 60_000;

/** Between two looks at a state, so that waiting for it leaves the cores to what brings it about. */
const PAUSE = 20;

/** Waits for a state, looking again and again until it is there. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let looks = 0; looks < PATIENCE / PAUSE; looks += 1) {
    if (await isSo()) return;
    await setTimeout(PAUSE);
  }
  throw new Error(`waited in vain for ${isSo}`);
};
