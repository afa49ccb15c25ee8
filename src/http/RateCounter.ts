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
}

/** What somebody may still spend. */
export interface Balance {
  isSpent: boolean;
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
    const { known, unsent } = this.#account(key);
    const remaining = Math.max(0, this.limit - known - unsent);
    const reset = Math.ceil((MINUTE_MS - (now().getTime() % MINUTE_MS)) / 1000);
    return { isSpent: remaining === 0, remaining, reset };
  }

  /** Spends points if there are so many; whether it did. A first request of the minute may cost more than the limit. */
  spend(key: string, points: number): boolean {
    const account = this.#account(key);
    const spent = account.known + account.unsent;
    if (spent > 0 && spent + points > this.limit) return false;
    account.unsent += points;
    return true;
  }

  /** Shares with the book what was counted since the last time. What cannot be shared is kept for the next time. */
  async share(): Promise<void> {
    const minute = this.#minuteNow();
    const points = new Map(
      [...this.#accounts.entries()].flatMap(([key, { unsent }]) => (unsent ? [[key, unsent]] : [])),
    );
    if (!points.size) return;
    const totals = await this.book.add(minute, points);
    if (minute !== this.#minute) return;
    for (const [key, sent] of points) {
      const account = this.#accounts.get(key);
      if (!account) continue;
      account.unsent -= sent;
      account.known = totals.get(key) ?? account.known + sent;
    }
  }

  #minuteNow(): number {
    const minute = Math.floor(now().getTime() / MINUTE_MS);
    if (minute !== this.#minute) this.#accounts.clear();
    this.#minute = minute;
    return minute;
  }

  #account(key: string): Account {
    this.#minuteNow();
    const account = this.#accounts.get(key) ?? { known: 0, unsent: 0 };
    this.#accounts.set(key, account);
    return account;
  }
}
