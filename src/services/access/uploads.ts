import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import type { Writer } from '../../database/Writer.js';
import { mayAnywhere, type Permission, rolesOf, type Viewer } from '../../domain/access/index.js';
import { Refusal } from '../../domain/Refusal.js';
import { oddName } from '../../domain/text.js';
import { Upload } from '../../entities/access/index.js';

const KEPT_MS = 3_600_000;
/** Files that one person may have waiting. */
const MOST_WAITING = 10;
const MOST_NAME = 200;

const permission: Permission = 'importFile';

/** Throws UNAUTHENTICATED or FORBIDDEN unless somebody may take files in at all. */
export const allowUploads = (viewer: Viewer): void => {
  if (viewer.subject === null)
    throw new Refusal('UNAUTHENTICATED', `${permission} needs a token: send it as "Authorization: Bearer …"`);
  if (!mayAnywhere(viewer, permission))
    throw new Refusal('FORBIDDEN', `the role ${rolesOf(viewer).join(', ')} may not ${permission}`);
};

/** A file that was sent: by which code it is taken in, and until when. */
export interface KeptUpload {
  upload: string;
  until: Date;
}

/** A name that can be shown: the last part of a path, in one line. */
export const fileNameOf = (given: string | undefined): string => {
  const name = (given ?? '').split(/[/\\]/).at(-1)?.normalize('NFC').trim().slice(0, MOST_NAME) ?? '';
  return name === '' || !name.isWellFormed() || oddName(name) !== null ? 'file' : name;
};

/** Keeps a file for an hour. Files whose hour is over are forgotten, and the oldest of those that are too many. */
export const keepUpload = (
  database: Writer,
  viewer: Viewer,
  { name, bytes }: Pick<Upload, 'name' | 'bytes'>,
): Promise<KeptUpload> =>
  database.write(async (em) => {
    const actor = viewer.subject ?? '';
    await em.nativeDelete(Upload, { createdAt: { $lt: new Date(now().getTime() - KEPT_MS) } });
    const waiting = await em.find(Upload, { actor }, { fields: ['id'], orderBy: { id: 'desc' } });
    const over = waiting.slice(MOST_WAITING - 1).map(({ id }) => id);
    if (over.length) await em.nativeDelete(Upload, { id: { $in: over } });
    const code = randomBytes(18).toString('base64url');
    const kept = em.create(Upload, { code, actor, name, bytes });
    return { upload: code, until: new Date(kept.createdAt.getTime() + KEPT_MS) };
  });

/** The file that somebody has sent under this code; null where there is none of theirs, or its hour is over. */
export const findUpload = async (em: EntityManager, viewer: Viewer, code: string): Promise<Upload | null> =>
  em.findOne(Upload, {
    code,
    actor: viewer.subject ?? '',
    createdAt: { $gte: new Date(now().getTime() - KEPT_MS) },
  });
