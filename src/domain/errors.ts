/** How a command ends on an error: 2 where the user can fix it, 1 for a fault. */
export type ExitCode = 1 | 2;

/** The base of every error that the tracker raises on purpose. Its message is meant for the people who use the tracker. */
export class TrackerError extends Error {
  constructor(
    /** What kind of error it is: what a program reads, where people read the message. */
    readonly code: string,
    message: string,
    readonly exitCode: ExitCode = 2,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}
