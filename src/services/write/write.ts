import type { EntityManager } from '@mikro-orm/postgresql';
import { bumpRevision } from '../../database/revision.js';
import type { Writer } from '../../database/Writer.js';
import { AuditEntry } from '../../entities/access/index.js';
import { type AuditedBy, fromCli } from './audit.js';
import { isPassing, retrying } from './retrying.js';
import { WriteLog } from './writeLog.js';

/**
 * What came of a write: its result, how many rows it wrote, and the revision that it made; null where it wrote nothing.
 */
export interface Written<T> {
  result: T;
  changes: number;
  revision: string | null;
}

/** A load of many rows: what it is called, and who loads it. */
export interface LoadNamed {
  name: string;
  by: AuditedBy;
}

/** Who loads from the command line. */
export const byCli: AuditedBy = { ...fromCli, operation: 'load' };

/** The entries of a load: one for each field that it changed of what was there before, and one for itself. */
const auditLoad = (em: EntityManager, { name, by }: LoadNamed, log: WriteLog, changes: number): Promise<void> => {
  const audited = { ...by, reason: name };
  for (const changed of log.changed) em.create(AuditEntry, { ...audited, ...changed });
  em.create(AuditEntry, { ...audited, subjectType: 'Dataset', to: `${name}: ${changes} rows` });
  return em.flush();
};

/** One attempt at `write`. */
export const writeOnce = async <T>(
  database: Writer,
  work: (em: EntityManager, log: WriteLog) => Promise<T>,
  load: LoadNamed | null = null,
): Promise<Written<T>> => {
  const log = new WriteLog(load !== null);
  return database.write(async (em) => {
    em.getEventManager().registerSubscriber(log);
    const result = await work(em, log);
    await em.flush();
    const changes = log.rows;
    if (!changes) return { result, changes, revision: null };
    if (load !== null) await auditLoad(em, load, log, changes);
    return { result, changes, revision: await bumpRevision(em) };
  });
};

/**
 * Runs a write in one transaction: all of it happens, or nothing. Whatever it changed on entities is flushed; if
 * anything was, the revision grows by one in the same transaction. A load has a name, and is audited by it. Work that
 * writes rows past the entities counts them in the log itself.
 */
export const write = <T>(
  database: Writer,
  work: (em: EntityManager, log: WriteLog) => Promise<T>,
  load: LoadNamed | null = null,
): Promise<Written<T>> => retrying(isPassing, () => writeOnce(database, work, load));
