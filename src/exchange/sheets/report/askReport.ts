import { Refusal } from '../../../domain/Refusal.js';
import type { Ask } from '../figures/Figure.js';

/** A value as a report has it. */
export interface FormValue {
  indicator: FormIndicator;
  project: { code: string } | null;
  country: { code: string } | null;
  dimensions: { dimension: string; value: string }[];
  date: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  level: { code: string } | null;
  noDataReason: string | null;
}

/** An indicator of what the report is about. */
export interface FormIndicator {
  id: string;
  code: string;
  title: string;
  unit: string;
  target: { value: string } | null;
  owner: { code: string };
  /** What its values may be parts by. */
  dimensions: { name: string; values: string[] }[];
  /** Whom its values have been of so far. */
  units: { project: { code: string } | null; country: { code: string } | null }[];
}

/** What a report says in words. */
export interface FormWords {
  narrative: string | null;
  achievements: string | null;
  challenges: string | null;
  wayForward: string | null;
  reportedStatus: string | null;
  values: FormValue[];
  provenance: { isSynthetic: boolean };
}

/** A report with all that its form shows. */
export interface FormReport extends FormWords {
  id: string;
  version: number;
  state: string;
  period: { code: string; start: string; end: string; dueOn: string };
  subject: {
    __typename: string;
    code: string;
    title: string;
    indicators: FormIndicator[];
    milestones: { title: string; dueOn: string; completedOn: string | null; isLate: boolean }[];
    actions?: { action: { indicators: FormIndicator[] } }[];
  };
  evidence: { title: string; url: string; language: string | null; isPublic: boolean }[];
  previous: FormWords | null;
}

const INDICATOR = `id code title unit target { value } dimensions { name values }
  owner { ... on Action { code } ... on Project { code } }
  units { project { code } country { code } }`;
const VALUES = `values {
  indicator { ${INDICATOR} }
  project { code } country { code } dimensions { dimension value }
  date value numerator denominator level { code } noDataReason
}`;
const WORDS = `narrative achievements challenges wayForward reportedStatus provenance { isSynthetic } ${VALUES}`;
const SUBJECT = `code title indicators { ${INDICATOR} } milestones { title dueOn completedOn isLate }`;

const QUERY = `query ReportForm($plan: String!, $period: String!, $subject: ID!) {
  progressReports(filter: { plan: $plan, period: $period, subject: $subject }, first: 1) {
    nodes {
      id version state ${WORDS}
      period { code start end dueOn }
      subject {
        __typename
        ... on Action { ${SUBJECT} }
        ... on Project { ${SUBJECT} actions { action { indicators { ${INDICATOR} } } } }
      }
      evidence { title url language isPublic }
      previous { ${WORDS} }
    }
  }
}`;

const ACTION = 'query Action($plan: String!, $code: String!) { found: action(plan: $plan, code: $code) { id } }';
const PROJECT = 'query Project($code: String!) { found: project(code: $code) { id } }';

/** The report on an action or a project for a period, as whoever asks may see it. Throws NOT_FOUND where there is none. */
export const askReport = async (
  ask: Ask,
  { plan, period, action, project }: { plan: string; period: string; action?: string; project?: string },
): Promise<FormReport> => {
  const { found } = (await (action === undefined
    ? ask(PROJECT, { code: project })
    : ask(ACTION, { plan, code: action }))) as { found: { id: string } | null };
  const name = action ?? project ?? '';
  if (!found)
    throw new Refusal('NOT_FOUND', `there is no ${action === undefined ? 'project' : 'action'} ${name.slice(0, 80)}`);
  const { progressReports } = (await ask(QUERY, { plan, period, subject: found.id })) as {
    progressReports: { nodes: FormReport[] };
  };
  const [report] = progressReports.nodes;
  if (!report)
    throw new Refusal(
      'NOT_FOUND',
      `no report on ${name} was asked for in ${period.slice(0, 80)}: there is no such period, or it is not asked for there`,
    );
  return report;
};
