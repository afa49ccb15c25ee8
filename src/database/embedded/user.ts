import { execFileSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account that runs the embedded server. Empty for an ordinary user, who runs it as himself. */
export type ServerUser = { uid?: number; gid?: number };

const NAME = 'ap-is-tracker';

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: 'pipe' }));

const lookUp = (): ServerUser | undefined => {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
};

const create = () => {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME], {
      stdio: 'pipe',
    });
  } catch {
    execFileSync('adduser', ['-S', '-H', '-D', NAME], { stdio: 'pipe' }); // BusyBox
  }
};

/** PostgreSQL refuses to run as root, so root gets a system account of the tracker's own for it. */
export const serverUser = (): ServerUser => {
  if (process.getuid?.() !== 0) return {};
  if (!lookUp()) create();
  const user = lookUp();
  if (!user)
    throw new Error(
      `Could not create the system account "${NAME}" that PostgreSQL runs as; create it, or set DATABASE_URL`,
    );
  return user;
};

/** Whether the server's account may pass every folder above and into this one. */
export const canEnter = (folder: string, user: ServerUser): boolean => {
  if (user.uid === undefined) return true;
  const { mode, uid } = statSync(folder);
  const open = uid === user.uid ? mode & 0o100 : mode & 0o001;
  const parent = dirname(folder);
  return Boolean(open) && (parent === folder || canEnter(parent, user));
};

/** Makes a file or folder the server account's own. */
export const giveTo = (path: string, { uid, gid }: ServerUser) => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};
