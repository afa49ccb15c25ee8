import { laws } from '../../../domain/laws.js';
import type { Problem } from '../../../domain/problems.js';
import { statesAfter } from '../../../domain/reporting/index.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { reportKey } from '../owner.js';
import type { Check } from './CheckContext.js';
import { checkOwner } from './checkOwner.js';
import { futureProblem, problemIf, problemsAt } from './problems.js';

type Period = Dataset['reportingPeriods'][number];
type ReportEvent = Dataset['reports'][number]['events'][number];

const periodKey = ({ plan, code }: { plan: string; code: string }) => `${plan}/${code}`;

const checkClosedOn = ({ closedOn, end, state }: Period, path: string, today: string): Problem[] =>
  closedOn === null
    ? []
    : [
        ...problemIf(
          state !== 'CLOSED',
          path,
          `the period is ${state}; only a CLOSED one has a day on which it was closed`,
        ),
        ...problemIf(closedOn < end, path, `${closedOn} is before the period ends, ${end}`),
        ...futureProblem(closedOn, today, path),
      ];

/** Checks reporting periods. */
export const checkReportingPeriods: Check = ({ data, references, today }) => [
  ...data.reportingPeriods.flatMap((period, index) => {
    const { plan } = period;
    const path = `reportingPeriods.${index}`;
    return [
      ...references.missing('plan', plan, `${path}.plan`),
      ...problemsAt(path, laws.periodDays(period)),
      ...checkClosedOn(period, `${path}.closedOn`, today),
    ];
  }),
  ...duplicateProblems('reportingPeriods', data.reportingPeriods.map(periodKey), 'period'),
];

const checkFirstEvent = ({ to }: ReportEvent, path: string): Problem[] =>
  problemIf(to !== 'DUE', `${path}.to`, `the first step of a report is that it is asked for, DUE, not ${to}`);

const checkNextEvent = ({ at, to }: ReportEvent, before: ReportEvent, path: string): Problem[] => {
  const allowed = statesAfter(before.to);
  return [
    ...problemIf(Date.parse(before.at) > Date.parse(at), `${path}.at`, `${at} is before the step that it follows`),
    ...problemIf(
      !allowed.includes(to),
      `${path}.to`,
      `a report that is ${before.to} does not become ${to}; it may become ${allowed.join(', ') || 'nothing else'}`,
    ),
  ];
};

/** Steps follow each other in time, each from a state that allows it. */
const checkEvents = (events: readonly ReportEvent[], path: string, today: string): Problem[] =>
  events.flatMap((event, index) => {
    const at = `${path}.${index}`;
    const before = events[index - 1];
    return [
      ...futureProblem(event.at.slice(0, 10), today, `${at}.at`),
      ...(before ? checkNextEvent(event, before, at) : checkFirstEvent(event, at)),
    ];
  });

/** Checks reports. */
export const checkReports: Check = ({ data, references, today }) => {
  const periods = new Set(data.reportingPeriods.map(periodKey));
  return [
    ...data.reports.flatMap((report, index) => {
      const path = `reports.${index}`;
      const { plan, period, organisation, events } = report;
      return [
        ...checkOwner(report, path, references),
        ...references.missing('organisation', organisation, `${path}.organisation`),
        ...problemIf(
          !periods.has(periodKey({ plan, code: period })),
          `${path}.period`,
          `there is no period ${period} of ${plan} in this load`,
        ),
        ...checkEvents(events, `${path}.events`, today),
      ];
    }),
    ...duplicateProblems('reports', data.reports.map(reportKey), 'report'),
  ];
};
