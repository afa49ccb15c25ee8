/** A command that was called in a way that it cannot be: the message says how to call it. */
export class UsageError extends Error {
  readonly exitCode = 2;
}

/** The audit is not what it was. */
export class BrokenAudit extends Error {
  readonly exitCode = 1;
}
