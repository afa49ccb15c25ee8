import { setTimeout as wait } from 'node:timers/promises';
import { ticks } from '../clock.js';

/**
 * Until when an operation may take, waiting, statements and reading together. What outlives it is dropped: every wait
 * is a race with it.
 */
export class Deadline {
  /** Whether its time is over, rather than that it was ended early. */
  isPast = false;
  /** Why it is over; null while it is not. */
  reason: Error | null = null;
  readonly #until: number;
  readonly #timer: NodeJS.Timeout;
  /** Those who wait for something, to be told that it is over. */
  readonly #waiting = new Set<(reason: Error) => void>();

  constructor(milliseconds: number, tooLate: () => Error) {
    this.#until = ticks() + milliseconds;
    this.#timer = setTimeout(() => {
      this.isPast = true;
      this.end(tooLate());
    }, milliseconds);
  }

  /** Milliseconds that are left; 0 once it is over. */
  get left(): number {
    return this.reason ? 0 : Math.max(0, this.#until - ticks());
  }

  /** Ends it early: whatever waits fails with this reason. */
  end(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    clearTimeout(this.#timer);
    for (const tell of this.#waiting) tell(reason);
    this.#waiting.clear();
  }

  /** The work is done: the clock stops. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** What comes of a promise, unless the deadline is first. Keeps nothing of it once it has come. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((done, fail) => {
      if (this.reason) fail(this.reason);
      else this.#waiting.add(fail);
      work.then(done, fail).finally(() => this.#waiting.delete(fail));
    });
  }

  /** Waits, at most until the deadline. */
  pause(milliseconds: number): Promise<void> {
    return this.race(wait(milliseconds));
  }
}
