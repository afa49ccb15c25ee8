import { Refusal } from '../domain/Refusal.js';
import type { Deadline } from './Deadline.js';

/** How dear an operation is: a heavy one computes figures over much of the data. */
export type Weight = 'LIGHT' | 'HEAVY';

interface Waiting {
  weight: Weight;
  enter(): void;
}

/** More is asked than there are places for. */
export const overloaded = () =>
  new Refusal('OVERLOADED', 'More is asked than can be answered at the moment; try again in a second');

/**
 * The places of operations in the database: as many as connections, of which heavy operations take three in four at
 * most, so that a few slow ones leave room for fast ones. Those without a place wait their turn; when too many of a
 * weight wait, the next is refused.
 */
export class Places {
  readonly #mostHeavy: number;
  #taken = { LIGHT: 0, HEAVY: 0 };
  /** In the order in which they came. */
  readonly #queue = new Set<Waiting>();

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {
    this.#mostHeavy = Math.max(1, Math.floor((most * 3) / 4));
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /** Waits for a place; gives what leaves it. Throws OVERLOADED where too many wait, or the deadline comes first. */
  async take(weight: Weight, deadline: Deadline): Promise<() => void> {
    if (!this.#enter(weight)) await this.#wait(weight, deadline);
    return () => {
      this.#taken[weight] -= 1;
      this.#letIn();
    };
  }

  #hasRoom(weight: Weight): boolean {
    const { LIGHT, HEAVY } = this.#taken;
    return LIGHT + HEAVY < this.most && (weight === 'LIGHT' || HEAVY < this.#mostHeavy);
  }

  #enter(weight: Weight): boolean {
    if (!this.#hasRoom(weight)) return false;
    this.#taken[weight] += 1;
    return true;
  }

  async #wait(weight: Weight, deadline: Deadline): Promise<void> {
    const alike = [...this.#queue].filter((one) => one.weight === weight);
    if (alike.length >= this.mostWaiting) throw overloaded();
    const { promise: turn, resolve: enter } = Promise.withResolvers<void>();
    const waiting = { weight, enter };
    this.#queue.add(waiting);
    try {
      await deadline.race(turn);
    } catch (error) {
      if (!this.#queue.delete(waiting)) {
        this.#taken[weight] -= 1; // its turn came as its time ran out
        this.#letIn();
      }
      throw error instanceof Refusal && error.code === 'DEADLINE_EXCEEDED' ? overloaded() : error;
    }
  }

  /** Lets in those that have waited longest, as far as there is room for their weight. */
  #letIn(): void {
    for (const waiting of this.#queue) {
      if (!this.#enter(waiting.weight)) continue;
      this.#queue.delete(waiting);
      waiting.enter();
    }
  }
}
