import type { UserErrorCode } from '../vocabulary/index.js';
import { TrackerError } from './errors.js';

/** One thing wrong with what was given, and where: `projects.3.actions.0.share`. */
export interface Problem {
  path: string;
  message: string;
  /** What kind of error it is, where that is known. */
  code?: UserErrorCode;
}

const listed = (problems: readonly Problem[]): string =>
  problems.map(({ path, message }) => `  ${path || '(top)'}: ${message}`).join('\n');

/** Input that was refused whole. Lists everything that is wrong with it. */
export class InvalidInput extends TrackerError {
  constructor(
    readonly what: string,
    readonly problems: readonly Problem[],
  ) {
    const errors = problems.length === 1 ? '1 error' : `${problems.length} errors`;
    super('INVALID_INPUT', `${what} has ${errors}; nothing was changed:\n${listed(problems)}`);
  }
}
