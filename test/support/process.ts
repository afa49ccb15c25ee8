import { type ChildProcess, execFileSync, spawn } from 'node:child_process';

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

/** Whether a process of this number runs. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** Resolves with what a process has printed that fits; fails if the process ends before. */
export const says = (child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((done, fail) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = pattern.exec(said);
        if (found) done(found);
      });
    child.once('exit', (code) => fail(new Error(`ended with ${code} before it said ${pattern}:\n${said}`)));
  });

/** The address that a service prints once it is ready. */
export const addressOf = async (child: ChildProcess): Promise<string> =>
  (await says(child, /ready: open (http:\S+)\/ /))[1] ?? '';

/** Starts the service as a process of its own; `address` resolves once it says that it is ready. */
export const startProcess = (env: NodeJS.ProcessEnv): { child: ChildProcess; address: Promise<string> } => {
  const child = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, address: addressOf(child) };
};

/** Sends a signal to a process and to those that it has started. */
export const signalTree = (pid: number, signal: NodeJS.Signals): void => {
  const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
  for (const one of [pid, ...children])
    try {
      process.kill(one, signal);
    } catch {
      // it has ended meanwhile
    }
};
