import type { IndicatorValueInput, ProgressReportInput } from '../generated/graphql.js';
import { goldenAction } from '../operations/reporting/facts.js';
import { reports } from '../operations/reporting/reading.js';
import { present } from './certain.js';
import type { Person } from './Person.js';

/** A report that people take steps on. */
export interface Report {
  id: string;
  /** The code of its period. */
  period: string;
  /** The last day of its period. */
  date: string;
  /** The indicator that it is to give a value of; a report on a project has none. */
  indicator: string | undefined;
  /** Its id and its version: what the next step needs. */
  latest(): Promise<{ id: string; version: number }>;
  /** The report as somebody sees it. */
  seenBy(person: Person): Promise<SeenReport>;
}

/** A report as the API shows it to somebody. */
export type SeenReport = Awaited<ReturnType<typeof reportsSeenBy>>[number];

/** The reports of a period, as somebody sees them. */
export const reportsSeenBy = async (person: Person, period: string) =>
  (await person.asks(reports, { filter: { plan: 'GOLDEN', period } })).progressReports.nodes;

/** The report on an action or a project in a period that is open; the secretariat looks its versions up. */
export const reportOn = async (
  secretariat: Person,
  subject: string,
  { code, end }: { code: string; end: string },
): Promise<Report> => {
  const seenBy = async (person: Person) =>
    present((await reportsSeenBy(person, code)).find((report) => report.subject.code === subject));
  const { id } = await seenBy(secretariat);
  const { action } = await secretariat.asks(goldenAction, { code: subject });
  const latest = async () => ({ id, version: (await seenBy(secretariat)).version });
  return { id, period: code, date: end, indicator: action?.indicators[0]?.id, latest, seenBy };
};

let opened = 0;

/** A period that no test of this file has used yet: the first twenty days of a month, from January 2022 on. */
export const nextPeriod = () => {
  const code = `${2022 + Math.floor(opened / 12)}-${String((opened % 12) + 1).padStart(2, '0')}`;
  opened += 1;
  return { code, start: `${code}-01`, end: `${code}-20`, dueOn: `${code}-28` };
};

/** Opens a new period; gives the report on an action or a project in it. */
export const openReport = async (secretariat: Person, subject = 'A1.1'): Promise<Report> => {
  const period = nextPeriod();
  await secretariat.opens(period);
  return reportOn(secretariat, subject, period);
};

/** A value of what a report is about, on the last day of its period. */
export const valueIn = ({ indicator, date }: Report, value: string): IndicatorValueInput => ({
  indicator: present(indicator),
  project: 'PRJ-1',
  date,
  value,
});

/** All that a report needs before it can be submitted. */
export const complete = (report: Report, value = '1'): ProgressReportInput => ({
  narrative: 'n',
  reportedStatus: 'ON_TRACK',
  values: [valueIn(report, value)],
});
