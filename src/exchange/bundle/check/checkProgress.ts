import { statedTotal } from '../../../domain/plan/index.js';
import type { Problem } from '../../../domain/problems.js';
import { definitionBreaches, unitBreaches, unitOf, valueBreaches } from '../../../domain/progress/index.js';
import { statesAfter } from '../../../domain/reporting/index.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';

/** Notes a problem where a code of this kind does not exist. */
export type Need = (
  what: 'source' | 'country' | 'country group' | 'organisation' | 'plan' | 'action' | 'pillar' | 'project',
  code: string | null,
  path: string,
) => void;

interface Checks {
  need: Need;
  /** Notes a problem where a day is in the future. */
  notLater(date: string, path: string): void;
  /** The plan that each plan supersedes. */
  superseded: ReadonlyMap<string, string | null>;
}

interface Owned {
  plan: string | null;
  action: string | null;
  project: string | null;
}

/** How an owner is told apart from all others. */
export const ownerKey = ({ plan, action, project }: Owned): string =>
  action === null ? `project ${project}` : `${plan}/${action}`;

/** What in the results and reports of a dataset points to nothing, is there twice, or breaks a rule. */
export const progressProblems = (data: Dataset, { need, notLater, superseded }: Checks): Problem[] => {
  const problems: Problem[] = [];
  const note = (path: string, message: string) => void problems.push({ path, message });
  const needOwner = (owner: Owned, path: string) => {
    if ((owner.action === null) === (owner.project === null)) note(path, 'give an action or a project, and not both');
    else if (owner.action !== null && owner.plan === null) note(`${path}.plan`, 'say of which plan the action is');
    else {
      need('action', owner.action && `${owner.plan}/${owner.action}`, `${path}.action`);
      need('project', owner.project, `${path}.project`);
    }
  };
  data.plans.forEach(({ code, supersedes }, index) => {
    const seen = new Set<string>();
    for (let at: string | null = supersedes; at !== null && !seen.has(at); at = superseded.get(at) ?? null) {
      seen.add(at);
      if (at === code && supersedes !== code)
        note(`plans.${index}.supersedes`, `${code} would supersede itself through ${supersedes}`);
    }
  });
  const periods = new Set(data.reportingPeriods.map(({ plan, code }) => `${plan}/${code}`));
  const reports = new Set(data.reports.map((report) => `${report.plan}/${report.period} ${ownerKey(report)}`));

  data.reportingPeriods.forEach(({ plan, start, end, dueOn, state, closedOn }, index) => {
    const path = `reportingPeriods.${index}`;
    need('plan', plan, `${path}.plan`);
    if (start > end) note(`${path}.end`, `${end} is before the start ${start}`);
    if (end > dueOn) note(`${path}.dueOn`, `${dueOn} is before the period ends, ${end}`);
    if (closedOn !== null && state !== 'CLOSED')
      note(`${path}.closedOn`, `the period is ${state}; only a CLOSED one has a day on which it was closed`);
    if (closedOn !== null && closedOn < end) note(`${path}.closedOn`, `${closedOn} is before the period ends, ${end}`);
    if (closedOn !== null) notLater(closedOn, `${path}.closedOn`);
  });
  data.reports.forEach((report, index) => {
    const path = `reports.${index}`;
    needOwner(report, path);
    need('organisation', report.organisation, `${path}.organisation`);
    if (!periods.has(`${report.plan}/${report.period}`))
      note(`${path}.period`, `there is no period ${report.period} of ${report.plan} in this load`);
    report.events.forEach(({ at, to }, event) => {
      const [where, before] = [`${path}.events.${event}`, report.events[event - 1]];
      notLater(at.slice(0, 10), `${where}.at`);
      if (!before && to !== 'DUE')
        note(`${where}.to`, `the first step of a report is that it is asked for, DUE, not ${to}`);
      if (before && Date.parse(before.at) > Date.parse(at))
        note(`${where}.at`, `${at} is before the step that it follows`);
      if (before && !statesAfter(before.to).includes(to))
        note(
          `${where}.to`,
          `a report that is ${before.to} does not become ${to}; it may become ${statesAfter(before.to).join(', ') || 'nothing else'}`,
        );
    });
  });
  data.indicators.forEach((indicator, index) => {
    const path = `indicators.${index}`;
    needOwner(indicator, path);
    problems.push(
      ...definitionBreaches(indicator).map(({ field, message }) => ({ path: `${path}.${field}`, message })),
    );
    indicator.targets.forEach(({ start, end }, at) => {
      if (start > end) note(`${path}.targets.${at}.end`, `${end} is before the start ${start}`);
    });
    indicator.values.forEach((value, at) => {
      const where = `${path}.values.${at}`;
      need('project', value.project, `${where}.project`);
      need('country', value.country, `${where}.country`);
      notLater(value.date, `${where}.date`);
      if (value.project !== null && value.country !== null)
        note(`${where}.country`, 'a value is of a project or of a country, not of both');
      problems.push(
        ...valueBreaches(value, indicator).map(({ field, message }) => ({ path: `${where}.${field}`, message })),
      );
      if (value.period !== null && !reports.has(`${indicator.plan}/${value.period} ${ownerKey(indicator)}`))
        note(`${where}.period`, `there is no report for ${value.period} on ${ownerKey(indicator)} in this load`);
    });
    const units = new Set(indicator.values.map(({ project, country }) => unitOf(project, country)));
    problems.push(
      ...unitBreaches(indicator, units).map(({ field, message }) => ({ path: `${path}.${field}`, message })),
    );
  });
  data.milestones.forEach((milestone, index) => {
    needOwner(milestone, `milestones.${index}`);
    if (milestone.completedOn) notLater(milestone.completedOn, `milestones.${index}.completedOn`);
  });
  data.assessments.forEach(({ plan, action, date }, index) => {
    need('action', `${plan}/${action}`, `assessments.${index}.action`);
    notLater(date, `assessments.${index}.date`);
  });
  data.successions.forEach(({ from, to }, index) => {
    const path = `successions.${index}`;
    need('action', `${from.plan}/${from.action}`, `${path}.from`);
    need('action', `${to.plan}/${to.action}`, `${path}.to`);
    if (superseded.get(to.plan) !== from.plan)
      note(`${path}.to.plan`, `${to.plan} does not supersede ${from.plan}; only then do its actions go on in it`);
  });
  const olds = Map.groupBy(data.successions, ({ from }) => `${from.plan}/${from.action}`);
  for (const [old, some] of olds) {
    const total = statedTotal(some.map(({ share }) => share));
    if (Number(total) > 100) note('successions', `the shares of ${old} add up to ${total}, which is more than 100`);
  }
  problems.push(
    ...duplicateProblems(
      'reportingPeriods',
      data.reportingPeriods.map(({ plan, code }) => `${plan}/${code}`),
      'period',
    ),
    ...duplicateProblems(
      'reports',
      data.reports.map((report) => `${report.plan}/${report.period} ${ownerKey(report)}`),
      'report',
    ),
    ...duplicateProblems(
      'indicators',
      data.indicators.map((indicator) => `${ownerKey(indicator)} ${indicator.code}`),
      'indicator',
    ),
    ...duplicateProblems(
      'milestones',
      data.milestones.map((milestone) => `${ownerKey(milestone)} ${milestone.title}`),
      'milestone',
    ),
    ...duplicateProblems(
      'successions',
      data.successions.map(({ from, to }) => `${from.plan}/${from.action} to ${to.plan}/${to.action}`),
      'succession',
    ),
  );
  return problems;
};
