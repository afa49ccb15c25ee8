/** Tells the person at the terminal something; standard output is left for what a program may read. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

// A reader of the output such as `head` may have read enough and be gone: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Prints a line of the result. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Tells which step of a long load has begun. */
export const sayStep = (step: string): void => say(`  ${step}`);

/** Tells what a load has written. */
export const sayWritten = (changes: number, what: string): void =>
  say(changes ? `${what}: ${changes} rows written` : `${what}: nothing to change, all of it is there already`);
