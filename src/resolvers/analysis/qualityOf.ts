import type { Context } from '../../context.js';
import { actionChecks, projectChecks, scoreOf, severityWeights } from '../../domain/analysis/index.js';
import { DataIssue } from '../../schema/analysis/index.js';
import type { IssueSeverity } from '../../vocabulary/index.js';
import { nodeOf } from '../nodeRow.js';

/** Largest number of issues in an answer. */
const MOST_ISSUES = 250;

type Checked = 'Action' | 'Project';

/** An issue of an action or a project, by its code. */
export interface Found {
  type: Checked;
  id: number;
  code: string;
}

interface Check {
  severity: IssueSeverity;
  field: string;
  message: string;
}

type Checks = Record<Checked, Record<string, Check>>;

const dataChecks: Checks = { Action: actionChecks, Project: projectChecks };

const worstFirst = (a: { severity: IssueSeverity }, b: { severity: IssueSeverity }) =>
  severityWeights[b.severity] - severityWeights[a.severity];

/** Issues with the actions or projects that have them. */
export const issuesShown = (
  found: readonly Found[],
  context: Context,
  checks: Checks = dataChecks,
): Promise<DataIssue[]> =>
  Promise.all(
    found.map(async ({ type, id, code }) => {
      const { severity, field, message } = checks[type][code] as Check;
      const node: { code?: string } | null = await nodeOf(type, id, context);
      return { code, severity, field, message: `${node?.code}: ${message}`, node };
    }),
  );

const countsOf = (issues: readonly (Found & { severity: IssueSeverity })[]) => {
  const counts = [...Map.groupBy(issues, ({ code }) => code)].map(([code, group]) => ({
    code,
    severity: group[0]?.severity ?? 'ADVISORY',
    actions: group.filter(({ type }) => type === 'Action').length,
    projects: group.filter(({ type }) => type === 'Project').length,
  }));
  return counts.sort((a, b) => worstFirst(a, b) || (a.code < b.code ? -1 : 1));
};

/** Score, issues and counts of some actions and projects. `things` is how many of each were checked. */
export const qualityOf = (found: readonly Found[], things: Record<Checked, number>, context: Context) => {
  const issues = found
    .map((issue) => ({ ...issue, severity: dataChecks[issue.type][issue.code]?.severity ?? 'ADVISORY' }))
    .sort((a, b) => worstFirst(a, b) || Number(a.type === 'Project') - Number(b.type === 'Project'));
  const checked = (type: Checked) => ({
    checks: dataChecks[type],
    things: things[type],
    codes: found.filter((issue) => issue.type === type).map(({ code }) => code),
  });
  return {
    score: scoreOf([checked('Action'), checked('Project')]),
    /** Read only if the query selects them. */
    get issues() {
      return issuesShown(issues.slice(0, MOST_ISSUES), context);
    },
    counts: countsOf(issues),
  };
};

/** The quality of data, as it is answered. */
export type Quality = ReturnType<typeof qualityOf>;
