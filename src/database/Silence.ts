/** The error that a server says nothing: like that of a socket. */
export const silent = (cause?: unknown): Error =>
  Object.assign(new Error('the database does not answer', { cause }), { code: 'ETIMEDOUT' });

/** The longest that an operation waits for such an answer, however long it may take in all. */
const MOST_MS = 20_000;

/** How long a server may say nothing to something that it answers at once if it hears it. */
export class Silence {
  isOver = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly milliseconds: number) {}

  /** What comes of a promise, unless it takes too long: then the connection counts as lost. */
  race<T>(work: Promise<T>): Promise<T> {
    const over = new Promise<never>((_, fail) => {
      this.#timer = setTimeout(
        () => {
          this.isOver = true;
          fail(silent());
        },
        Math.min(this.milliseconds, MOST_MS),
      );
    });
    return Promise.race([work, over]);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
