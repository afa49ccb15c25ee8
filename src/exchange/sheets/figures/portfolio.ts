import { badInput, Refusal } from '../../../domain/Refusal.js';
import { boolean, day, type Figure, ratio, text } from './Figure.js';
import { TOTAL, type Total, totalCells, totalColumns } from './money.js';

const FUNDED = `{ committed ${TOTAL} disbursed ${TOTAL} isSynthetic }`;

const QUERY = `query Portfolio($plan: String!, $donor: String!) {
  organisation(code: $donor) {
    code name
    portfolio(plan: $plan) {
      projects {
        ambiguous
        project { code title activityStatus provenance { isSynthetic } }
        progress { status value method }
        latestReport { timeliness submittedAt }
        share ${FUNDED}
        whole ${FUNDED}
      }
    }
  }
}`;

interface Funded {
  committed: Total;
  disbursed: Total;
  isSynthetic: boolean;
}

interface Answer {
  organisation: {
    code: string;
    name: string;
    portfolio: {
      projects: {
        ambiguous: boolean;
        project: { code: string; title: string; activityStatus: string | null; provenance: { isSynthetic: boolean } };
        progress: { status: string; value: number | null; method: string };
        latestReport: { timeliness: string; submittedAt: string | null } | null;
        share: Funded;
        whole: Funded;
      }[];
    } | null;
  } | null;
}

/** `portfolio` */
export const portfolio: Figure = {
  name: 'portfolio',
  title: 'Portfolio of a donor',
  description: 'A project of the plan that the organisation funds: what it gives, beside what all give.',
  isOfPlan: true,
  hasMoney: true,
  filters: ['donor'],
  needs: ['donor'],
  isPersonal: false,
  columns: () => [
    text('donor', 'Code of the organisation.'),
    text('donor_name', 'Name of the organisation.'),
    text('project', 'Code of the project.'),
    text('project_title', 'Title of the project.'),
    boolean('ambiguous', 'True if the source names several organisations, and not which of them funds the project.'),
    text('activity_status', 'Phase (IATI ActivityStatus).'),
    text('status', 'Status of the project.'),
    ratio('progress', 'Progress, 0 to 1; empty where none is known.'),
    text('method', 'What progress was computed from.'),
    text('report_timeliness', 'Timeliness of the latest report.'),
    day('report_submitted_on', 'Day on which that report was submitted (UTC).'),
    text('currency', 'Currency of the amounts.'),
    ...totalColumns('share_committed', 'Commitments of the organisation'),
    ...totalColumns('share_disbursed', 'Disbursements of the organisation'),
    ...totalColumns('whole_committed', 'Commitments of all donors'),
    ...totalColumns('whole_disbursed', 'Disbursements of all donors'),
    boolean('is_synthetic', 'True if some of it was made up for demonstrations or performance tests.'),
  ],
  lines: async (ask, { plan, donor }) => {
    if (donor === undefined) throw badInput('donor: say of which organisation, by its code');
    const { organisation } = (await ask(QUERY, { plan, donor })) as Answer;
    if (!organisation) throw new Refusal('NOT_FOUND', `there is no organisation ${donor.slice(0, 80)}`);
    return (organisation.portfolio?.projects ?? []).map(
      ({ ambiguous, project, progress, latestReport, share, whole }) => ({
        donor: organisation.code,
        donor_name: organisation.name,
        project: project.code,
        project_title: project.title,
        ambiguous,
        activity_status: project.activityStatus,
        status: progress.status,
        progress: progress.value,
        method: progress.method,
        report_timeliness: latestReport?.timeliness ?? null,
        report_submitted_on: latestReport?.submittedAt?.slice(0, 10) ?? null,
        currency: whole.committed.converted.currency,
        ...totalCells('share_committed', share.committed),
        ...totalCells('share_disbursed', share.disbursed),
        ...totalCells('whole_committed', whole.committed),
        ...totalCells('whole_disbursed', whole.disbursed),
        is_synthetic: project.provenance.isSynthetic || share.isSynthetic || whole.isSynthetic,
      }),
    );
  },
};
