import type { Writer } from '../../src/database/Writer.js';
import { type GoldenPlan, loadGolden } from './golden.js';

/** The half-year that reports are asked for. */
const ROUND = { code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' };

const at = (day: string) => `${day}T20:00:00Z`;
const asked = { at: at('2025-06-01'), to: 'DUE' };

/**
 * Adds a round of reports to the golden plan: KR reports on A1.1 late in the evening of 10 July UTC, which is 11 July in
 * the plan's time zone; the reports on A1.2 and PRJ-1 are not submitted. With milestones, an assessment and a period to
 * come.
 */
const withRound = (golden: GoldenPlan): void => {
  const { bundle } = golden.lead('A1.1', 'KR').lead('A1.2', 'JP').implement('PRJ-1', 'KR');
  bundle.reportingPeriods = [
    ROUND,
    { code: '2025-H2', start: '2025-07-01', end: '2025-12-31', dueOn: '2026-01-31', state: 'PLANNED' },
  ];
  bundle.reports = [
    {
      period: ROUND.code,
      action: 'A1.1',
      organisation: 'KR',
      narrative: 'Training goes on.',
      reportedStatus: 'AT_RISK',
      events: [asked, { at: at('2025-07-10'), to: 'SUBMITTED' }],
    },
    { period: ROUND.code, action: 'A1.2', organisation: 'JP', events: [asked] },
    { period: ROUND.code, project: 'PRJ-1', organisation: 'KR', events: [asked] },
  ];
  bundle.milestones = [
    { action: 'A1.1', title: 'Course written', dueOn: '2025-08-15', completedOn: '2025-08-01' },
    { action: 'A2.1', title: 'Survey done', dueOn: '2025-09-30' },
    { project: 'PRJ-1', title: 'Centre open', dueOn: '2025-07-15' },
  ];
  bundle.assessments = [{ action: 'A1.1', status: 'ON_TRACK', note: 'Seen on the spot.', date: '2025-08-20' }];
};

/** Loads the golden plan with that round. */
export const loadRound = (database: Writer): Promise<void> => loadGolden(database, withRound);
