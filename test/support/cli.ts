import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a command of the tracker on a database. Gives its exit code, what it printed, and its complaint. The service of
 * the test goes on meanwhile: one that is stopped for long loses its connections.
 */
export const cli = async (
  url: string,
  ...command: string[]
): Promise<{ code: number; printed: string; message: string }> => {
  try {
    const env = { ...process.env, DATABASE_URL: url };
    const { stdout } = await run(process.execPath, ['dist/cli.js', ...command], { env });
    return { code: 0, printed: stdout, message: '' };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, printed: stdout, message: stderr };
  }
};
