import type { IssueSeverity } from '../../vocabulary/index.js';
import { shareOf } from '../decimal.js';

/** How much an issue matters, and what it weighs in the score. */
export const severityWeights = { CRITICAL: 8, ERROR: 4, WARNING: 2, ADVISORY: 1 } as const;

interface Check {
  severity: IssueSeverity;
  /** Field of the API that the issue is about. */
  field: string;
  message: string;
}

const VALUE_PARTS_DIFFER = {
  severity: 'ERROR',
  field: 'indicators',
  message:
    'parts of a value by a dimension do not add up to the whole, or to those by another; correct one of them (recordIndicatorValues)',
} as const;

/** The checks of actions, by the code of the issue. */
export const actionChecks = {
  NO_PROJECT: {
    severity: 'CRITICAL',
    field: 'projects',
    message: 'no project serves it; link one with its share (setProjectActions)',
  },
  NO_FUNDING: {
    severity: 'ERROR',
    field: 'funding',
    message:
      'nothing is committed to it; record commitments (recordTransactions), or link a project that has some (setProjectActions)',
  },
  RATE_MISSING: {
    severity: 'ERROR',
    field: 'funding',
    message: 'some of its money cannot be converted; give a rate for its currency and value date (setExchangeRates)',
  },
  VALUE_PARTS_DIFFER,
  OVERDUE: { severity: 'ERROR', field: 'reports', message: 'a report on it is overdue; ask for it (requestUpdates)' },
  NO_INDICATOR: {
    severity: 'WARNING',
    field: 'indicators',
    message: 'it has no indicator; add one with a baseline and a target (createIndicator)',
  },
  NO_REPORT: {
    severity: 'WARNING',
    field: 'reports',
    message: 'reports on it were due, and none was ever submitted; ask for them (requestUpdates)',
  },
  STALE: {
    severity: 'WARNING',
    field: 'freshness',
    message:
      'the last report on it is older than the plan allows for AGING; ask for one (openReportingPeriod, requestUpdates)',
  },
  NO_LEAD: {
    severity: 'WARNING',
    field: 'responsible',
    message: 'no organisation leads it; say which does (updateAction)',
  },
  NO_PILLAR: {
    severity: 'WARNING',
    field: 'pillar',
    message: 'its pillar is not verified; load the adopted wording with its pillar (tracker load)',
  },
  UNVERIFIED_WORDING: {
    severity: 'WARNING',
    field: 'wording',
    message: 'its title is not the adopted wording; load it with its source (tracker load)',
  },
  NO_SDG: {
    severity: 'ADVISORY',
    field: 'sdgTargets',
    message: 'it names no target of the Sustainable Development Goals; name them (updateAction)',
  },
} as const satisfies Record<string, Check>;

/** The checks of projects, by the code of the issue. */
export const projectChecks = {
  DATES_INCONSISTENT: {
    severity: 'ERROR',
    field: 'activityStatus',
    message:
      'its phase, its dates or the days of its payments contradict each other; correct them (updateProject, reverseTransaction)',
  },
  NO_FUNDING: {
    severity: 'ERROR',
    field: 'funding',
    message: 'it has started, and no commitment to it is recorded; record one (recordTransactions)',
  },
  RATE_MISSING: {
    severity: 'ERROR',
    field: 'funding',
    message: 'some of its money cannot be converted; give a rate for its currency and value date (setExchangeRates)',
  },
  POSSIBLE_DOUBLE_COUNT: {
    severity: 'ERROR',
    field: 'financialScope',
    message:
      "it is a part of a project, and both have money: if its own is in its parent's figures, make it a COMPONENT (updateProject)",
  },
  BUDGET_OVERLAP: {
    severity: 'ERROR',
    field: 'budgets',
    message:
      'two budgets of one kind for the same days were recorded at the same moment, and the larger counts; give the right one again (setBudget)',
  },
  VALUE_PARTS_DIFFER,
  OVERDUE: { severity: 'ERROR', field: 'reports', message: 'a report on it is overdue; ask for it (requestUpdates)' },
  BUDGET_MISSING: { severity: 'WARNING', field: 'budgets', message: 'no budget of it is known; give one (setBudget)' },
  SHARES_BELOW_100: {
    severity: 'WARNING',
    field: 'actions',
    message: 'the shares of the actions that it serves add up to less than 100; complete them (setProjectActions)',
  },
  AMBIGUOUS_DONOR: {
    severity: 'WARNING',
    field: 'donors',
    message:
      'the source does not say which of several organisations funds it; find out, and say so (setProjectOrganisations)',
  },
  NO_REPORT: {
    severity: 'WARNING',
    field: 'reports',
    message: 'reports on it were due, and none was ever submitted; ask for them (requestUpdates)',
  },
  STALE: {
    severity: 'WARNING',
    field: 'reports',
    message:
      'the last report on it is older than the plan allows for AGING; ask for one (openReportingPeriod, requestUpdates)',
  },
  NO_COUNTRY: {
    severity: 'ADVISORY',
    field: 'countries',
    message: 'it names no country and no region; name those where it works (setProjectCountries, setProjectRegions)',
  },
  NO_SECTOR: {
    severity: 'ADVISORY',
    field: 'sectors',
    message: 'it names no sector, a DAC purpose code; name one (updateProject)',
  },
} as const satisfies Record<string, Check>;

export type ActionCode = keyof typeof actionChecks;
export type ProjectCode = keyof typeof projectChecks;

/** Why an action lags behind: reasons of its own beside some of the issues. */
export const lagChecks = {
  NO_PROJECT: actionChecks.NO_PROJECT,
  NO_FUNDING: actionChecks.NO_FUNDING,
  NO_DATA: {
    severity: 'ERROR',
    field: 'progress',
    message:
      'it has started, and nothing is known of its progress; record values (recordIndicatorValues) or assess it (assessAction)',
  },
  OFF_TRACK: {
    severity: 'ERROR',
    field: 'progress',
    message:
      'its status is OFF_TRACK; `progress` tells whether by figures, report or assessment (assessAction, recordIndicatorValues)',
  },
  OVERDUE: actionChecks.OVERDUE,
  NO_REPORT: actionChecks.NO_REPORT,
  STALE: actionChecks.STALE,
} as const satisfies Record<string, Check>;

export type LagCode = keyof typeof lagChecks;

/** Statuses of actions of which nothing is expected yet, or any more. */
const DONE_OR_NOT_BEGUN = ['NOT_STARTED', 'ACHIEVED', 'CANCELLED', 'MERGED'];

/** Why an action lags behind, if it does. */
export const lagsOf = (issues: readonly ActionCode[], status: string): LagCode[] => {
  if (DONE_OR_NOT_BEGUN.includes(status)) return [];
  return (Object.keys(lagChecks) as LagCode[]).filter(
    (code) => code === status || (issues as readonly string[]).includes(code),
  );
};

const weigh = (checks: Record<string, Check>, codes: readonly string[]) =>
  codes.reduce((sum, code) => sum + severityWeights[checks[code]?.severity ?? 'ADVISORY'], 0);

/** Weight of the checks passed, as a part of all, 0 to 1, to four decimals: 1 where nothing is checked. */
export const scoreOf = (
  checked: readonly { checks: Record<string, Check>; things: number; codes: readonly string[] }[],
): number => {
  const all = checked.reduce((sum, { checks, things }) => sum + things * weigh(checks, Object.keys(checks)), 0);
  const failed = checked.reduce((sum, { checks, codes }) => sum + weigh(checks, codes), 0);
  return all === 0 ? 1 : shareOf(all - failed, all);
};
