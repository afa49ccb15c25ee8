import { execFileSync } from 'node:child_process';

/** Runs a command of the tracker on a database. Gives its exit code, what it printed, and its complaint. */
export const cli = (url: string, ...command: string[]): { code: number; printed: string; message: string } => {
  try {
    const printed = execFileSync(process.execPath, ['dist/cli.js', ...command], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    return { code: 0, printed, message: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, printed: stdout, message: stderr };
  }
};
