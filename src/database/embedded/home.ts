import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { programEnvironment } from '../../config.js';
import { TrackerError } from '../../domain/errors.js';
import { installPostgres } from './binaries.js';
import { canEnter, giveTo, type ServerUser, serverUser } from './user.js';

export const USER = 'tracker';
const ELSEWHERE = '/var/lib/ap-is-tracker';

/** Where the embedded server lives. */
export interface Home {
  folder: string;
  cluster: string;
  programs: string;
  password: string;
  user: ServerUser;
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Makes a folder and those above it that are missing; one at a time, so that each refusal is heard. */
const makeFolders = (path: string): void => {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  if (!existsSync(path) || !statSync(path).isDirectory()) mkdirSync(path);
};

/** Says what of DATA_DIR cannot be used, in one line. */
const orSay = <T>(dataDir: string, make: () => T): T => {
  try {
    return make();
  } catch (error) {
    const { code = '', message, path } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    const reason = ['EEXIST', 'ENOTDIR'].includes(code) ? `there is a file at ${path}` : message;
    throw new TrackerError(
      'SETTINGS',
      `DATA_DIR=${dataDir} cannot be used: ${reason}; name a folder that can be written`,
    );
  }
};

/**
 * The folder in DATA_DIR or, where the server's account may not enter that, one elsewhere that is linked from there.
 */
const makeFolder = (dataDir: string, user: ServerUser): string => {
  makeFolders(dataDir);
  const path = join(dataDir, 'postgres');
  if (!isLink(path) && !existsSync(path) && !canEnter(dataDir, user))
    symlinkSync(join(ELSEWHERE, randomBytes(6).toString('hex')), path);
  const folder = isLink(path) ? readlinkSync(path) : path;
  makeFolders(folder);
  if (isLink(path)) for (const made of [ELSEWHERE, folder]) chmodSync(made, 0o755);
  else if (user.uid !== undefined) chmodSync(folder, 0o755);
  return realpathSync(folder);
};

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/**
 * Runs something while no other process does the same in this folder; a lock that a killed process left is taken over.
 */
const alone = async <T>(folder: string, work: () => T): Promise<T> => {
  const lock = join(folder, 'starting');
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      else if (tries > 1_200)
        throw new Error(`${lock} says that another process is preparing the database; if none is, remove it`);
      else await wait(100);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const readPassword = (folder: string, cluster: string): string => {
  const file = join(folder, 'password');
  if (!existsSync(file)) {
    if (existsSync(cluster))
      throw new TrackerError(
        'SETTINGS',
        `${file} is missing, and without it ${cluster} cannot be opened: put it back, or move the cluster away`,
      );
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
};

/**
 * What says which characters are letters, the best first: with C, those beyond ASCII make no trigrams, and a search for
 * them reads every row. Not every system has the others.
 */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;

/** Creates the cluster in a draft folder and moves it into place: a killed start leaves nothing half made. */
const createCluster = ({ folder, cluster, programs, password, user }: Home) => {
  if (existsSync(cluster)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith('draft-')) rmSync(join(folder, name), { recursive: true, force: true });
  const draft = join(folder, `draft-${process.pid}`);
  mkdirSync(draft);
  const passwordCopy = join(draft, 'password');
  writeFileSync(passwordCopy, password, { mode: 0o600 });
  giveTo(passwordCopy, user);
  giveTo(draft, user);
  const made = join(draft, 'cluster');
  const options = [
    '-U',
    USER,
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordCopy,
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=und',
  ];
  const initdb = (ctype: string) =>
    spawnSync(join(programs, 'initdb'), ['-D', made, ...options, `--lc-ctype=${ctype}`], {
      ...user,
      cwd: draft,
      encoding: 'utf8',
      env: programEnvironment(),
    });
  const [best, ...others] = CTYPES;
  const isUnknown = ({ status, stderr }: ReturnType<typeof initdb>) => status !== 0 && /locale/.test(stderr);
  const { status, stderr, error } = others.reduce(
    (done, ctype) => (isUnknown(done) ? initdb(ctype) : done),
    initdb(best),
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr || error}`);
  renameSync(made, cluster);
  rmSync(draft, { recursive: true, force: true });
};

/** Opens the home of the embedded server in a data folder, making what is missing. */
export const openHome = async (dataDir: string): Promise<Home> => {
  const user = serverUser();
  const folder = orSay(dataDir, () => makeFolder(dataDir, user));
  return alone(folder, () => {
    const cluster = join(folder, 'cluster');
    const home = { folder, cluster, programs: installPostgres(folder), password: readPassword(folder, cluster), user };
    createCluster(home);
    return home;
  });
};

/** Port in the pid file of a server that runs or was killed; null where there is none. */
export const recordedPort = ({ cluster }: Home): number | null => {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]) || null;
  } catch {
    return null;
  }
};
