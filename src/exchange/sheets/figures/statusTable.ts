import { boolean, type Figure, type Line, number, ratio, text, whole } from './Figure.js';
import { TOTAL, type Total, totalCells, totalColumns } from './money.js';

const STANDING = `
  progress { status value expected method isSynthetic }
  coverage { expected reported approved onTime rate }
  funding { committed ${TOTAL} disbursed ${TOTAL} budget ${TOTAL} disbursementRate isSynthetic }
`;

const QUERY = `query StatusTable($plan: String!) {
  plan(code: $plan) {
    code title ${STANDING} counts { projects }
    pillars {
      code title ${STANDING} counts { projects }
    }
    actions {
      code number title wording freshness ${STANDING} counts { projects }
      pillar { code }
    }
  }
}`;

interface Standing {
  code: string;
  title: string;
  progress: { status: string; value: number | null; expected: number | null; method: string; isSynthetic: boolean };
  coverage: { expected: number; reported: number; approved: number; onTime: number; rate: number | null };
  funding: { committed: Total; disbursed: Total; budget: Total; disbursementRate: number | null; isSynthetic: boolean };
  counts: { projects: number };
}

interface Answer {
  plan: Standing & {
    pillars: Standing[];
    actions: (Standing & { number: number; wording: string; freshness: string; pillar: { code: string } | null })[];
  };
}

const lineOf = (level: string, { code, title, progress, coverage, funding, counts }: Standing): Line => ({
  level,
  code,
  title,
  status: progress.status,
  progress: progress.value,
  expected_progress: progress.expected,
  method: progress.method,
  reports_expected: coverage.expected,
  reports_received: coverage.reported,
  reports_approved: coverage.approved,
  reports_on_time: coverage.onTime,
  coverage: coverage.rate,
  projects: counts.projects,
  currency: funding.committed.converted.currency,
  ...totalCells('committed', funding.committed),
  ...totalCells('disbursed', funding.disbursed),
  ...totalCells('budget', funding.budget),
  disbursement_rate: funding.disbursementRate,
  is_synthetic: progress.isSynthetic || funding.isSynthetic,
});

/** `statusTable` */
export const statusTable: Figure = {
  name: 'statusTable',
  title: 'Status table',
  description: 'The plan, a pillar or an action, with its status, progress, reports and money.',
  isOfPlan: true,
  hasMoney: true,
  filters: [],
  needs: [],
  isPersonal: false,
  columns: () => [
    text('level', 'PLAN, PILLAR or ACTION. Lines of different levels are not to be added up.'),
    text('code', 'Code.'),
    text('title', 'Title.'),
    text('pillar', 'Of an action: code of its pillar; empty where that is not verified.'),
    whole('number', 'Of an action: its number in the plan.'),
    text('wording', 'Of an action: whether its title is the adopted wording.'),
    text('status', 'Status shown; NO_DATA is not the same as no progress.'),
    ratio('progress', 'Progress, 0 to 1; empty where none is known.'),
    ratio('expected_progress', 'Progress expected on the day of the lens, 0 to 1.'),
    text('method', 'What progress was computed from.'),
    text('freshness', 'Of an action: how old the latest of its data are.'),
    whole('reports_expected', 'Reports requested.'),
    whole('reports_received', 'Reports submitted.'),
    whole('reports_approved', 'Reports approved.'),
    whole('reports_on_time', 'Reports submitted by their due date.'),
    ratio('coverage', 'Reports approved divided by those requested, 0 to 1.'),
    whole('projects', 'Number of projects.'),
    text('currency', 'Currency of the amounts.'),
    ...totalColumns('committed', 'Commitments'),
    ...totalColumns('disbursed', 'Disbursements'),
    ...totalColumns('budget', 'Budgets'),
    number('disbursement_rate', 'Disbursed divided by committed; empty where that cannot be told.'),
    boolean('is_synthetic', 'True if some of it was made up for demonstrations or performance tests.'),
  ],
  lines: async (ask, { plan }) => {
    const { plan: answer } = (await ask(QUERY, { plan })) as Answer;
    return [
      lineOf('PLAN', answer),
      ...answer.pillars.map((pillar) => lineOf('PILLAR', pillar)),
      ...answer.actions.map((action) => ({
        ...lineOf('ACTION', action),
        pillar: action.pillar?.code ?? null,
        number: action.number,
        wording: action.wording,
        freshness: action.freshness,
      })),
    ];
  },
};
