import { setTimeout as wait } from 'node:timers/promises';
import { ticks } from '../clock.js';

/**
 * Until when an operation may take, waiting, statements and reading together. What outlives it is dropped: every wait
 * is a race with it.
 */
export class Deadline {
  /** Whether its time is over, rather than that it was ended early. */
  isPast = false;
  readonly #until: number;
  readonly #late: Promise<never>;
  #end: (reason: Error) => void = () => {};
  #reason: Error | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly milliseconds: number,
    tooLate: () => Error,
  ) {
    this.#until = ticks() + milliseconds;
    this.#late = new Promise((_, fail) => {
      this.#end = fail;
    });
    this.#late.catch(() => {}); // whoever waits hears of it
    this.#timer = setTimeout(() => {
      this.isPast = true;
      this.end(tooLate());
    }, milliseconds);
  }

  /** Milliseconds that are left; 0 once it is over. */
  get left(): number {
    return this.#reason ? 0 : Math.max(0, this.#until - ticks());
  }

  /** Why it is over; null while it is not. */
  get reason(): Error | null {
    return this.#reason;
  }

  /** Ends it early: whatever waits fails with this reason. */
  end(reason: Error): void {
    if (this.#reason) return;
    this.#reason = reason;
    clearTimeout(this.#timer);
    this.#end(reason);
  }

  /** The work is done: the clock stops. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** What comes of a promise, unless the deadline is first. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#late]);
  }

  /** Waits, at most until the deadline. */
  pause(milliseconds: number): Promise<void> {
    return this.race(wait(milliseconds));
  }
}
