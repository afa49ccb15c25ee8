import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../domain/problems.js';
import { isOnRecord } from '../../../domain/reporting/index.js';
import {
  ProgressReport,
  ReportEvent,
  ReportingPeriod,
  Snapshot,
  Submission,
} from '../../../entities/reporting/index.js';
import { makeSnapshot, moveDueDate, REOPEN } from '../../../services/reporting/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { statedIn } from '../dataset/stated.js';
import { reportKey } from '../owner.js';
import { addMissing } from './addMissing.js';
import { joinKey } from './joinKey.js';
import type { Load } from './Load.js';
import { ownerKeyOf, ownerOf } from './owners.js';
import { only, onlyOrNull, store } from './store.js';

type ReportData = Dataset['reports'][number];

/** A report as stored, and what the dataset gives of it. */
interface GivenReport {
  report: ProgressReport;
  data: ReportData;
  /** Where it is in the dataset. */
  at: string;
}

/** The actor in the history of a report that was loaded. */
const LOADED = 'import';

const WORDS = ['narrative', 'achievements', 'challenges', 'wayForward', 'reportedStatus'] as const;

const wordsOf = (from: Pick<ReportData, (typeof WORDS)[number]>) =>
  Object.fromEntries(WORDS.map((field) => [field, from[field]]));

/** What of a closed period a record says otherwise. */
const saidOtherwise = (period: ReportingPeriod, record: Dataset['reportingPeriods'][number]) =>
  (['start', 'end', 'dueOn', 'kind', 'state'] as const).filter(
    (name) => statedIn(record).has(name) && period[name] !== record[name],
  );

const isClosed = ({ closed }: Load, { id }: { id: number }) => closed.includes(id);

/** Stores reporting periods. Gives all periods of the plans, by plan and code. */
const storePeriods = async (load: Load): Promise<Map<string, ReportingPeriod>> => {
  const { em, data, provenance, plans, refused } = load;
  const planIds = [...plans.values()].map(({ id }) => id);
  const periods = new Map(
    (await em.find(ReportingPeriod, { plan: { $in: planIds } })).map((row) => [joinKey(row.plan.id, row.code), row]),
  );
  for (const [index, record] of data.reportingPeriods.entries()) {
    const { plan, closedOn: _, ...own } = record;
    const row = only(plans, plan);
    const key = joinKey(row.id, own.code);
    const stored = periods.get(key);
    if (stored && isClosed(load, stored)) {
      for (const name of saidOtherwise(stored, record))
        refused.push({
          path: `reportingPeriods.${index}.${name}`,
          message: `PERIOD_CLOSED: ${record.code} is closed, with ${name} ${stored[name]}; ${REOPEN}`,
        });
      continue;
    }
    if (stored && statedIn(record).has('dueOn'))
      moveDueDate(em, stored, own.dueOn, { reason: 'stated by a load', forgivesLate: false });
    const isOpen = stored?.state === 'OPEN' && own.state === 'PLANNED'; // opened since: a file does not take that back
    const state = isOpen ? stored.state : own.state;
    const values = { ...own, state, plan: row, provenance: provenance(own.provenance) };
    periods.set(key, store(em, ReportingPeriod, periods.get(key), values, record));
  }
  await em.flush();
  return periods;
};

/** Rows that are new, or not what they were when they were read. */
const changedRows = (em: EntityManager): Set<object> => {
  em.getUnitOfWork().computeChangeSets();
  return new Set(
    em
      .getUnitOfWork()
      .getChangeSets()
      .map(({ entity }) => entity),
  );
};

const storeProgressReports = async (
  load: Load,
  periods: ReadonlyMap<string, ReportingPeriod>,
): Promise<GivenReport[]> => {
  const { em, data, provenance, plans, organisations } = load;
  const stored = await em.find(ProgressReport, { period: { $in: [...periods.values()].map(({ id }) => id) } });
  const rows = new Map(stored.map((row) => [joinKey(row.period.id, ownerKeyOf(row)), row]));
  const given = data.reports.map((report, index) => {
    const { plan, period: code, action, project, organisation, events: _, ...own } = report;
    const owner = ownerOf(load, { plan, action, project });
    const period = only(periods, joinKey(only(plans, plan).id, code));
    const row = rows.get(joinKey(period.id, ownerKeyOf(owner)));
    const values = {
      ...own,
      // What people are writing is theirs: a load leaves their words alone.
      ...(row?.authors.length ? wordsOf(row) : {}),
      ...owner,
      period,
      organisation: onlyOrNull(organisations, organisation),
      provenance: provenance(own.provenance),
    };
    return { report: store(em, ProgressReport, row, values, report), data: report, at: `reports.${index}` };
  });
  const closed = given.filter(({ report }) => isClosed(load, report.period));
  const changed = closed.length ? changedRows(em) : new Set();
  for (const one of closed) if (changed.has(one.report)) refuseClosed(load, one);
  await em.flush();
  return given;
};

/** Submissions that earlier loads created, by the id of the report. */
const submissionsLoaded = (events: readonly ReportEvent[]): Map<number, Submission> =>
  new Map(
    events.flatMap(({ actor, report, submission }) =>
      actor === LOADED && submission ? [[report.id, submission.unwrap()]] : [],
    ),
  );

/** What is reported in a closed period stays as it was: its words, its values and its steps. */
export const reportIsClosed = (path: string, period: string): Problem => ({
  path,
  message: `PERIOD_CLOSED: ${period} is closed, and its reports change no more; ${REOPEN}`,
});

const refuseClosed = ({ refused }: Load, { data, at }: GivenReport): void => {
  if (!refused.some(({ path }) => path === at)) refused.push(reportIsClosed(at, data.period));
};

/**
 * A loaded report submits its words; a later load may correct them, until its period is closed. Null for a report that
 * was never submitted.
 */
const storeSubmission = (load: Load, given: GivenReport, stored: Submission | undefined): Submission | null => {
  const { report, data } = given;
  if (!data.events.some(({ to }) => isOnRecord(to))) return null;
  const isOther = WORDS.some((field) => statedIn(data).has(field) && stored?.[field] !== data[field]);
  if (isOther && isClosed(load, report.period)) refuseClosed(load, given);
  return store(load.em, Submission, stored, { ...wordsOf(data), report }, data);
};

/** Adds the steps of reports that are not stored yet. */
const addEvents = async (load: Load, given: readonly GivenReport[]): Promise<void> => {
  const { em } = load;
  const ofReports = { report: { $in: given.map(({ report }) => report.id) } };
  const stored = await em.find(ReportEvent, ofReports, { populate: ['submission'] });
  const submissions = submissionsLoaded(stored);
  const events = given.flatMap((one) => {
    const { report, data } = one;
    const submission = storeSubmission(load, one, submissions.get(report.id));
    return data.events.map((event, index) => ({
      ...event,
      submission: isOnRecord(event.to) ? submission : null,
      from: data.events[index - 1]?.to ?? null,
      report,
      one,
    }));
  });
  addMissing({
    stored,
    given: events,
    keyOfStored: ({ report, to, at }) => joinKey(report.id, to, at.toISOString()),
    keyOf: ({ report, to, at }) => joinKey(report.id, to, new Date(at).toISOString()),
    add: ({ at, one, ...event }) => {
      if (isClosed(load, event.report.period)) refuseClosed(load, one);
      em.create(ReportEvent, { ...event, at: new Date(at), actor: LOADED });
    },
  });
};

/** Stores reporting periods and reports, and adds the steps of reports that are not stored yet. */
export const storeReports = async (load: Load): Promise<void> => {
  if (!load.data.reportingPeriods.length) return;
  const periods = await storePeriods(load);
  const given = await storeProgressReports(load, periods);
  await addEvents(load, given);
  for (const { report, data } of given) load.reports.set(reportKey(data), report);
};

/** Takes a snapshot of each closed period as of the day that the dataset names; a period that has one keeps it. */
export const storeSnapshots = async ({ em, data, plans }: Load): Promise<void> => {
  for (const { plan, code, state, closedOn } of data.reportingPeriods) {
    if (state !== 'CLOSED' || closedOn === null) continue;
    const ofPlan = { plan: only(plans, plan).id, code };
    const period = await em.findOneOrFail(ReportingPeriod, ofPlan, { populate: ['plan'] });
    if (!(await em.count(Snapshot, { period }))) await makeSnapshot(em, period, closedOn);
  }
};
