import { TrackerError } from '../domain/errors.js';

/** A command that was called in a way that it cannot be: the message says how to call it. */
export class UsageError extends TrackerError {
  constructor(message: string) {
    super('USAGE', message);
  }
}

/** A file that was refused, with reasons that were named. */
export class RefusedImport extends TrackerError {
  constructor(message: string) {
    super('IMPORT_REFUSED', message);
  }
}

/** The audit is not what it was. */
export class BrokenAudit extends TrackerError {
  constructor(message: string) {
    super('AUDIT_BROKEN', message, 1);
  }
}
