import { isOnRecord } from '../../../domain/reporting/index.js';
import {
  ProgressReport,
  ReportEvent,
  ReportingPeriod,
  Snapshot,
  Submission,
} from '../../../entities/reporting/index.js';
import { makeSnapshot } from '../../../services/reporting/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { reportKey } from '../owner.js';
import { addMissing, joinKey } from './addMissing.js';
import type { Load } from './Load.js';
import { ownerKeyOf, ownerOf } from './owners.js';
import { only, onlyOrNull, store } from './store.js';

type ReportData = Dataset['reports'][number];

/** A report as stored, and what the dataset gives of it. */
interface GivenReport {
  report: ProgressReport;
  data: ReportData;
}

/** The actor in the history of a report that was loaded. */
const LOADED = 'import';

const WORDS = ['narrative', 'achievements', 'challenges', 'wayForward', 'reportedStatus'] as const;

const wordsOf = (from: Pick<ReportData, (typeof WORDS)[number]>) =>
  Object.fromEntries(WORDS.map((field) => [field, from[field]]));

/** Stores reporting periods. Gives all periods of the plans, by plan and code. */
const storePeriods = async ({ em, data, provenance, plans }: Load): Promise<Map<string, ReportingPeriod>> => {
  const planIds = [...plans.values()].map(({ id }) => id);
  const periods = new Map(
    (await em.find(ReportingPeriod, { plan: { $in: planIds } })).map((row) => [joinKey(row.plan.id, row.code), row]),
  );
  for (const { plan, closedOn: _, ...own } of data.reportingPeriods) {
    const row = only(plans, plan);
    const key = joinKey(row.id, own.code);
    const values = { ...own, plan: row, provenance: provenance(own.provenance) };
    periods.set(key, store(em, ReportingPeriod, periods.get(key), values));
  }
  await em.flush();
  return periods;
};

const storeProgressReports = async (
  load: Load,
  periods: ReadonlyMap<string, ReportingPeriod>,
): Promise<GivenReport[]> => {
  const { em, data, provenance, plans, organisations } = load;
  const stored = await em.find(ProgressReport, { period: { $in: [...periods.values()].map(({ id }) => id) } });
  const rows = new Map(stored.map((row) => [joinKey(row.period.id, ownerKeyOf(row)), row]));
  const given = data.reports.map((report) => {
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
    return { report: store(em, ProgressReport, row, values), data: report };
  });
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

/** A loaded report submits its words; a later load may correct them. Null for a report that was never submitted. */
const storeSubmission = (
  { em }: Load,
  { report, data }: GivenReport,
  stored: Submission | undefined,
): Submission | null =>
  data.events.some(({ to }) => isOnRecord(to)) ? store(em, Submission, stored, { ...wordsOf(data), report }) : null;

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
    }));
  });
  addMissing({
    stored,
    given: events,
    keyOfStored: ({ report, to, at }) => joinKey(report.id, to, at.toISOString()),
    keyOf: ({ report, to, at }) => joinKey(report.id, to, new Date(at).toISOString()),
    add: ({ at, ...event }) => em.create(ReportEvent, { ...event, at: new Date(at), actor: LOADED }),
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
