import { ProgressReport } from '../entities/ProgressReport.js';
import { ReportEvent } from '../entities/ReportEvent.js';
import { ReportingPeriod } from '../entities/ReportingPeriod.js';
import { addMissing, joinKey } from './addMissing.js';
import type { Dataset } from './dataset.js';
import { ownerKeyOf, ownerOf, type ProgressBook } from './progressBook.js';
import { ownerKey } from './progressReferences.js';
import { maybe, put, some } from './upsert.js';

type Reports = Dataset['reports'];

/** Name of a report within a load: its period and what it is on. */
export const reportKey = (report: { plan: string; period: string; action: string | null; project: string | null }) =>
  `${report.plan}/${report.period} ${ownerKey(report)}`;

export type StoredReports = ReadonlyMap<string, ProgressReport>;

/** Who stands in the history of a report that was loaded. */
const LOADED = 'import';

/** Stores periods and reports, and adds the events that are not there yet. Gives the reports. */
export const importReports = async (book: ProgressBook, { reportingPeriods, reports }: Dataset): Promise<StoredReports> => {
  const { em, provenance, plans, organisations } = book;
  if (!reportingPeriods.length) return new Map();
  const planIds = [...plans.values()].map(({ id }) => id);
  const periods = new Map((await em.find(ReportingPeriod, { plan: { $in: planIds } })).map((row) => [joinKey(row.plan.id, row.code), row]));
  const periodOf = (plan: string, code: string) => some(periods, joinKey(some(plans, plan).id, code));
  for (const { plan, ...own } of reportingPeriods) {
    const key = joinKey(some(plans, plan).id, own.code);
    periods.set(key, put(em, ReportingPeriod, periods.get(key), { ...own, plan: some(plans, plan), provenance: provenance(own.provenance) }));
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
    const values = { ...own, ...owner, period: of, organisation: maybe(organisations, organisation), provenance: provenance(own.provenance) };
    return put(em, ProgressReport, rows.get(joinKey(of.id, ownerKeyOf(owner))), values);
  });
  await em.flush();
  const events = await em.find(ReportEvent, { report: { $in: stored.map(({ id }) => id) } });
  const given = reports.flatMap((report: Reports[number], index) =>
    report.events.map((event, nth) => ({
      ...event,
      reportedStatus: event.to === 'SUBMITTED' ? report.reportedStatus : null,
      from: report.events[nth - 1]?.to ?? null,
      report: stored[index] as ProgressReport,
    })),
  );
  addMissing(
    events,
    given,
    (row) => joinKey(row.report.id, row.to, row.at.toISOString()),
    (data) => joinKey(data.report.id, data.to, new Date(data.at).toISOString()),
    ({ at, ...event }) => em.create(ReportEvent, { ...event, at: new Date(at), actor: LOADED }),
  );
  return new Map(reports.map((report, index) => [reportKey(report), stored[index] as ProgressReport]));
};
