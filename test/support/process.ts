import { type ChildProcess, spawn } from 'node:child_process';

/** Resolves when a process has ended, at once if it has already. */
export const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once('exit', () => done()));

/** Ends a process and waits for it; gives its exit code. */
export const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  child.kill(signal);
  await ended(child);
  return child.exitCode;
};

/** Starts the service as a process of its own; resolves with its address once it says that it is ready. */
export const startProcess = (env: NodeJS.ProcessEnv): { child: ChildProcess; address: Promise<string> } => {
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = new Promise<string>((done, fail) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /ready: open (http:\S+)\/ /.exec(said)?.[1];
        if (found) done(found);
      });
    }
    child.once('exit', (code) => fail(new Error(`ended with ${code} before it was ready:\n${said}`)));
  });
  return { child, address };
};
