/** One thing wrong with what was given, and where: `projects.3.actions.0.share`. */
export interface Problem {
  path: string;
  message: string;
}

/** Input that was refused whole. Lists everything that is wrong with it. */
export class InvalidInput extends Error {
  constructor(
    readonly what: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      `${what} has ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}; nothing was changed:\n${problems.map(({ path, message }) => `  ${path || '(top)'}: ${message}`).join('\n')}`,
    );
  }
}
