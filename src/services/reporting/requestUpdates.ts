import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { reader } from '../../database/orm.js';
import { hasDuty } from '../../domain/access/index.js';
import { type RowId, readGlobalId } from '../../domain/globalId.js';
import { isWritable } from '../../domain/reporting/index.js';
import { subjectKey } from '../../domain/subject.js';
import { absent, refuse, requiredField, when } from '../../domain/userErrors.js';
import { ProgressReport } from '../../entities/reporting/index.js';
import { lineagesOf } from '../../loaders/access/index.js';
import { peopleWith } from '../access/people.js';
import { subjectOf } from '../access/subject.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { latestStep } from './steps.js';

const DAY_MS = 86_400_000;
const QUIET_DAYS = 5;

const isMeant = (report: ProgressReport, { type, id }: RowId): boolean => {
  if (type === 'ProgressReport') return report.id === id;
  const subject = subjectOf(report);
  return subject.type === type && subject.id === id;
};

/**
 * Locks the open reports that ids mean: reports themselves, or those on actions and projects. Throws an error for each
 * id that means none.
 */
const meantReports = async (em: EntityManager, globalIds: readonly string[]): Promise<ProgressReport[]> => {
  const meant = globalIds.map(readGlobalId);
  const of = (type: 'ProgressReport' | 'Action' | 'Project') => ({
    $in: meant.flatMap((one) => (one?.type === type ? [one.id] : [])),
  });
  const reports = await em.find(
    ProgressReport,
    {
      period: { state: 'OPEN' },
      $or: [{ id: of('ProgressReport') }, { action: of('Action') }, { project: of('Project') }],
    },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['p0'] },
  );
  const isNone = (one: RowId | null) => !one || !reports.some((report) => isMeant(report, one));
  const message = 'this is neither a report of an open period, nor an action or project that such a report is about';
  refuse(meant.flatMap((one, index) => when(isNone(one), absent(`ids.${index}`, message))));
  return reports;
};

const isQuiet = ({ requestedAt }: ProgressReport) =>
  requestedAt !== null && now().getTime() - requestedAt.getTime() < QUIET_DAYS * DAY_MS;

/**
 * Notes that an update is asked for. That changes nothing of the report: its version stays, and nobody who writes it is
 * disturbed.
 */
const request = async ({ em, audit }: Writing, report: ProgressReport): Promise<void> => {
  const requestedAt = now();
  const entry = { field: 'requestedAt', from: report.requestedAt, to: requestedAt.toISOString() };
  audit({ subjectType: 'ProgressReport', subjectId: report.id, ...entry });
  await em.execute('update progress_report set requested_at = ? where id = ?', [requestedAt, report.id]);
};

/** What came of asking: reports that were skipped, and for each one asked for the people who find it as their duty. */
export interface Requested {
  skipped: number[];
  reached: { reportId: number; people: string[] }[];
}

/**
 * Asks for updates on reports that are not submitted, at most once in five days each. Gives those asked for, those
 * skipped, and who learns of it.
 */
export const requestUpdates = (
  given: WriteRequest,
  ids: readonly string[],
  today: string,
): Promise<Outcome<Requested>> =>
  change({ ...given, permission: 'requestUpdates', input: ids }, async (writing) => {
    const { em, allow } = writing;
    if (!ids.length) refuse([requiredField('ids', 'give the id of at least one report, action or project')]);
    const requested: number[] = [];
    const reached: Requested['reached'] = [];
    const authors = await peopleWith(em, 'FOCAL_POINT', today);
    const skipped: number[] = [];
    const reports = await meantReports(em, ids);
    const lineages = await lineagesOf(reader(em), reports.map(subjectOf));
    for (const report of reports) {
      const lineage = lineages.get(subjectKey(subjectOf(report))) ?? new Set<string>();
      allow(lineage);
      if (isQuiet(report) || !isWritable((await latestStep(em, report)).to)) {
        skipped.push(report.id);
        continue;
      }
      await request(writing, report);
      requested.push(report.id);
      const concerned = authors.filter((author) => hasDuty(author, 'submitProgressReport', lineage));
      reached.push({ reportId: report.id, people: concerned.map(({ name }) => name ?? 'unknown') });
    }
    return { ids: requested, extra: { skipped, reached } };
  });
