import { LRUCache } from 'lru-cache';
import { now } from '../clock.js';
import type { RateBook } from '../database/RateBook.js';

const MINUTE_MS = 60_000;
/** More visitors than this in a minute, and the first are forgotten. */
const MOST_KEYS = 100_000;

/** What somebody has spent in the minute. */
interface Account {
  /** By all instances, as last heard of. */
  known: number;
  /** Here, since then. */
  unsent: number;
  /** Here, and on its way to the book. */
  sending: number;
}

/** What somebody may still spend. */
export interface Balance {
  remaining: number;
  /** Seconds until the minute is over. */
  reset: number;
}

/**
 * Counts points in memory, by key and minute. What it has counted is added from time to time to a book that all
 * instances share: until then a key may have spent more than allowed, by what the others have counted meanwhile.
 */
export class RateCounter {
  #minute = 0;
  readonly #accounts = new LRUCache<string, Account>({ max: MOST_KEYS });

  constructor(
    private readonly limit: number,
    private readonly book: RateBook,
  ) {}

  balance(key: string): Balance {
    const reset = Math.ceil((MINUTE_MS - (now().getTime() % MINUTE_MS)) / 1000);
    return { remaining: Math.max(0, this.limit - this.#spent(key)), reset };
  }

  /**
   * Spends points if there are so many; whether it did. What costs more than the whole limit may be the first of the
   * minute: `paid` points of it are spent already.
   */
  spend(key: string, points: number, paid = 0): boolean {
    const spent = this.#spent(key);
    if (spent + points > this.limit && spent > paid) return false;
    this.#account(key).unsent += points;
    return true;
  }

  /** Gives back what was spent for something that costs nothing. */
  refund(key: string, points: number): void {
    this.#account(key).unsent -= points;
  }

  /**
   * Shares with the book what was counted since the last time, and hears of whoever has spent half of the limit
   * elsewhere. What cannot be shared is kept for the next time.
   */
  async share(): Promise<void> {
    const minute = this.#minuteNow();
    await this.#add(minute);
    const spenders = await this.book.spenders(minute, Math.ceil(this.limit / 2));
    if (minute !== this.#minute) return;
    for (const [key, points] of spenders) this.#account(key).known = Math.max(points, this.#account(key).known);
  }

  async #add(minute: number): Promise<void> {
    const open = [...this.#accounts.entries()].filter(([, { unsent }]) => unsent !== 0);
    if (!open.length) return;
    for (const [, account] of open) {
      account.sending = account.unsent;
      account.unsent = 0;
    }
    try {
      const totals = await this.book.add(minute, new Map(open.map(([key, { sending }]) => [key, sending])));
      for (const [key, account] of open) account.known = totals.get(key) ?? account.known + account.sending;
    } catch (error) {
      for (const [, account] of open) account.unsent += account.sending;
      throw error;
    } finally {
      for (const [, account] of open) account.sending = 0;
    }
  }

  #spent(key: string): number {
    const { known, unsent, sending } = this.#account(key);
    return known + unsent + sending;
  }

  #minuteNow(): number {
    const minute = Math.floor(now().getTime() / MINUTE_MS);
    if (minute !== this.#minute) this.#accounts.clear();
    this.#minute = minute;
    return minute;
  }

  #account(key: string): Account {
    this.#minuteNow();
    const account = this.#accounts.get(key) ?? { known: 0, unsent: 0, sending: 0 };
    this.#accounts.set(key, account);
    return account;
  }
}
