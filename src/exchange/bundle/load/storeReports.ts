import { isOnRecord } from '../../../domain/reporting/index.js';
import {
  ProgressReport,
  ReportEvent,
  ReportingPeriod,
  Snapshot,
  Submission,
} from '../../../entities/reporting/index.js';
import { makeSnapshot } from '../../../services/reporting/index.js';
import { ownerKey } from '../check/checkProgress.js';
import type { Dataset } from '../dataset/dataset.js';
import { addMissing, joinKey } from './addMissing.js';
import { ownerKeyOf, ownerOf, type ProgressBook } from './owners.js';
import { only, onlyOrNull, store } from './store.js';

type Reports = Dataset['reports'];

/** Name of a report within a load: its period and what it is on. */
export const reportKey = (report: { plan: string; period: string; action: string | null; project: string | null }) =>
  `${report.plan}/${report.period} ${ownerKey(report)}`;

export type StoredReports = ReadonlyMap<string, ProgressReport>;

/** Who stands in the history of a report that was loaded. */
const LOADED = 'import';

const WORDS = ['narrative', 'achievements', 'challenges', 'wayForward', 'reportedStatus'] as const;

/** Adds the steps that are not there yet. What a load hands in is what the report says; a later load may correct it. */
const importEvents = async (
  { em }: ProgressBook,
  reports: Reports,
  stored: readonly ProgressReport[],
): Promise<void> => {
  const events = await em.find(
    ReportEvent,
    { report: { $in: stored.map(({ id }) => id) } },
    { populate: ['submission'] },
  );
  const submissions = new Map(
    events.flatMap(({ actor, report, submission }) =>
      actor === LOADED && submission ? [[report.id, submission.unwrap()]] : [],
    ),
  );
  const given = reports.flatMap((data, index) => {
    const report = stored[index] as ProgressReport;
    const words = Object.fromEntries(WORDS.map((field) => [field, data[field]]));
    const submission = data.events.some(({ to }) => isOnRecord(to))
      ? store(em, Submission, submissions.get(report.id), { ...words, report })
      : null;
    return data.events.map((event, nth) => ({
      ...event,
      submission: isOnRecord(event.to) ? submission : null,
      from: data.events[nth - 1]?.to ?? null,
      report,
    }));
  });
  addMissing(
    events,
    given,
    (row) => joinKey(row.report.id, row.to, row.at.toISOString()),
    (data) => joinKey(data.report.id, data.to, new Date(data.at).toISOString()),
    ({ at, ...event }) => em.create(ReportEvent, { ...event, at: new Date(at), actor: LOADED }),
  );
};

/** Stores periods and reports, and adds the events that are not there yet. Gives the reports. */
export const importReports = async (
  book: ProgressBook,
  { reportingPeriods, reports }: Dataset,
): Promise<StoredReports> => {
  const { em, provenance, plans, organisations } = book;
  if (!reportingPeriods.length) return new Map();
  const planIds = [...plans.values()].map(({ id }) => id);
  const periods = new Map(
    (await em.find(ReportingPeriod, { plan: { $in: planIds } })).map((row) => [joinKey(row.plan.id, row.code), row]),
  );
  const periodOf = (plan: string, code: string) => only(periods, joinKey(only(plans, plan).id, code));
  for (const { plan, closedOn: _, ...own } of reportingPeriods) {
    const key = joinKey(only(plans, plan).id, own.code);
    periods.set(
      key,
      store(em, ReportingPeriod, periods.get(key), {
        ...own,
        plan: only(plans, plan),
        provenance: provenance(own.provenance),
      }),
    );
  }
  await em.flush();
  const rows = new Map(
    (await em.find(ProgressReport, { period: { $in: [...periods.values()].map(({ id }) => id) } })).map((row) => [
      joinKey(row.period.id, ownerKeyOf(row)),
      row,
    ]),
  );
  const stored = reports.map(({ plan, period, action, project, organisation, events: _, ...own }) => {
    const owner = ownerOf(book, { plan, action, project });
    const of = periodOf(plan, period);
    const row = rows.get(joinKey(of.id, ownerKeyOf(owner)));
    // What people are writing is theirs: a load leaves their words alone.
    const words = row?.authors.length ? Object.fromEntries(WORDS.map((field) => [field, row[field]])) : {};
    const values = {
      ...own,
      ...words,
      ...owner,
      period: of,
      organisation: onlyOrNull(organisations, organisation),
      provenance: provenance(own.provenance),
    };
    return store(em, ProgressReport, row, values);
  });
  await em.flush();
  await importEvents(book, reports, stored);
  return new Map(reports.map((report, index) => [reportKey(report), stored[index] as ProgressReport]));
};

/** Freezes the periods that were closed before they were loaded, as of the day that the load names; those with a snapshot keep it. */
export const freezeLoaded = async ({ em, plans }: ProgressBook, { reportingPeriods }: Dataset): Promise<void> => {
  for (const { plan, code, state, closedOn } of reportingPeriods) {
    if (state !== 'CLOSED' || closedOn === null) continue;
    const period = await em.findOneOrFail(
      ReportingPeriod,
      { plan: only(plans, plan).id, code },
      { populate: ['plan'] },
    );
    if (!(await em.count(Snapshot, { period }))) await makeSnapshot(em, period, closedOn);
  }
};
