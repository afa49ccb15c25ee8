import type { Permission } from '../../src/domain/access/index.js';
import { toGlobalId } from '../../src/domain/globalId.js';
import * as plan from '../operations/access/attempts.js';
import { auditTrail } from '../operations/access/audit.js';
import * as access from '../operations/access/tokens.js';
import { tryToImportFile } from '../operations/exchange/files.js';
import { recordPlannedDisbursements } from '../operations/money/forecasts.js';
import * as facts from '../operations/reporting/facts.js';
import * as periods from '../operations/reporting/periods.js';
import * as steps from '../operations/reporting/steps.js';
import type { Person } from '../support/Person.js';
import { formOf } from '../support/reportForm.js';
import type { Place } from './places.js';

/** Tries something in a place; gives the code with which it is refused, or "let through". */
export type Attempt = (person: Person, at: Place) => Promise<string>;

/** What is tried in a plan, and so within the scope of a role on it. */
const inPlan = (attempt: Attempt) => ({ isInPlan: true, attempt });

/** What belongs to no plan: it takes a role without a scope. */
const inNone = (attempt: Attempt) => ({ isInPlan: false, attempt });

const amount = { amount: '1', currency: 'USD' };

/** Each permission that one operation asks for, with that operation: its input is refused once it is let through. */
export const attempts: Record<
  Exclude<Permission, 'readDrafts' | 'readReviews' | 'resolveBlocker'>,
  { isInPlan: boolean; attempt: Attempt }
> = {
  createPlan: inNone((who) =>
    who.refusal(plan.tryToCreatePlan, {
      input: { code: 'bad code', title: 't', startDate: '2027-01-01', endDate: '2030-12-31', pillars: [] },
    }),
  ),
  updatePlan: inPlan((who, { planId }) => who.refusal(plan.tryToUpdatePlan, { id: planId, version: 999, input: {} })),
  updatePillar: inPlan((who, { pillar }) => who.refusal(plan.tryToUpdatePillar, { id: pillar, version: 1, input: {} })),
  updateWorkingGroup: inPlan((who, { group }) =>
    who.refusal(plan.tryToUpdateWorkingGroup, { id: group, version: 1, input: {} }),
  ),
  setOfficers: inPlan((who, { group }) =>
    who.refusal(plan.tryToSetOfficers, { id: group, version: 1, officers: [{ role: ' ' }] }),
  ),
  updateAction: inPlan((who, { action }) => who.refusal(plan.tryToUpdateAction, { id: action, version: 1, input: {} })),
  assessAction: inPlan((who, { action }) =>
    who.refusal(plan.tryToAssessAction, { id: action, status: 'ON_TRACK', note: ' ' }),
  ),
  liftAssessment: inPlan((who, { action }) => who.refusal(plan.tryToLiftAssessment, { id: action, note: ' ' })),
  updateIndicator: inPlan((who, { indicator }) =>
    who.refusal(plan.tryToUpdateIndicator, { id: indicator, version: 1, input: {} }),
  ),
  retireIndicator: inPlan((who, { indicator }) =>
    who.refusal(plan.tryToRetireIndicator, { id: indicator, version: 1, retiredOn: '2026-01-01', reason: ' ' }),
  ),
  setIndicatorPoint: inPlan((who, { indicator }) =>
    who.refusal(plan.tryToSetIndicatorPoint, { version: 1, input: { indicator, kind: 'BASELINE', value: 'x' } }),
  ),
  createIndicator: inPlan((who, { action }) =>
    who.refusal(facts.addIndicatorToAction, {
      input: {
        owner: action,
        code: 'bad code',
        title: 't',
        unit: 'u',
        measure: 'UNIT',
        direction: 'INCREASE',
        reportingBasis: 'PERIODIC',
        acrossPeriods: 'SUM',
        acrossUnits: 'SUM',
      },
    }),
  ),
  recordIndicatorValues: inPlan((who, { indicator }) =>
    who.refusal(facts.recordValuesDirectly, {
      input: [{ indicator, date: '2999-01-01', value: '1' }],
    }),
  ),
  createMilestone: inPlan((who, { action }) =>
    who.refusal(facts.addMilestoneToAction, {
      input: { owner: action, title: ' ', dueOn: '2026-01-01' },
    }),
  ),
  updateMilestone: inPlan((who, { milestone }) =>
    who.refusal(plan.tryToUpdateMilestone, { id: milestone, version: 1, input: {} }),
  ),
  completeMilestone: inPlan((who, { milestone }) =>
    who.refusal(facts.completeMilestoneOn, {
      id: milestone,
      completedOn: '2999-01-01',
    }),
  ),
  createProject: inPlan((who, { action }) =>
    who.refusal(plan.tryToCreateProject, {
      input: { code: 'bad code', title: 't', activityStatus: 'PIPELINE', actions: [{ action, share: '1' }] },
    }),
  ),
  updateProject: inPlan((who, { project }) =>
    who.refusal(plan.tryToUpdateProject, { id: project, version: 1, input: { title: ' ' } }),
  ),
  archiveProject: inPlan((who, { project }) =>
    who.refusal(plan.tryToArchiveProject, { id: project, version: 1, reason: ' ' }),
  ),
  setProjectActions: inPlan((who, { project }) =>
    who.refusal(plan.tryToSetProjectActions, {
      id: project,
      version: 1,
      actions: [{ action: 'x', share: '1' }],
    }),
  ),
  setProjectCountries: inPlan((who, { project }) =>
    who.refusal(plan.tryToSetProjectCountries, {
      id: project,
      version: 1,
      countries: [{ country: 'ZZZ', percentage: '1' }],
    }),
  ),
  setProjectRegions: inPlan((who, { project }) =>
    who.refusal(plan.tryToSetProjectRegions, {
      id: project,
      version: 1,
      regions: [{ region: '000', percentage: '1' }],
    }),
  ),
  setProjectSectors: inPlan((who, { project }) =>
    who.refusal(plan.tryToSetProjectSectors, { id: project, version: 1, sectors: [{ code: 'telecoms' }] }),
  ),
  setProjectOrganisations: inPlan((who, { project }) =>
    who.refusal(plan.tryToSetProjectOrganisations, {
      id: project,
      version: 1,
      organisations: [{ organisation: 'NOBODY', role: 'FUNDING' }],
    }),
  ),
  createOrganisation: inNone((who) =>
    who.refusal(plan.tryToCreateOrganisation, { input: { code: 'bad code', name: 'n', type: 'OTHER' } }),
  ),
  updateOrganisation: inNone((who) =>
    who.refusal(plan.tryToUpdateOrganisation, { id: toGlobalId('Organisation', 999_999), version: 1, input: {} }),
  ),
  mergeOrganisations: inNone((who) =>
    who.refusal(plan.tryToMergeOrganisations, {
      id: toGlobalId('Organisation', 999_999),
      into: toGlobalId('Organisation', 999_998),
      version: 1,
      reason: ' ',
    }),
  ),
  createEvent: inNone((who) =>
    who.refusal(plan.tryToCreateEvent, { input: { code: 'bad code', title: 't', start: '2026' } }),
  ),
  updateEvent: inNone((who) =>
    who.refusal(plan.tryToUpdateEvent, { id: toGlobalId('Event', 999_999), version: 1, input: {} }),
  ),
  createPublication: inNone((who) =>
    who.refusal(plan.tryToCreatePublication, { input: { code: 'bad code', title: 't' } }),
  ),
  updatePublication: inNone((who) =>
    who.refusal(plan.tryToUpdatePublication, { id: toGlobalId('Publication', 999_999), version: 1, input: {} }),
  ),
  createTool: inNone((who) => who.refusal(plan.tryToCreateTool, { input: { code: 'bad code', title: 't' } })),
  updateTool: inNone((who) =>
    who.refusal(plan.tryToUpdateTool, { id: toGlobalId('Tool', 999_999), version: 1, input: {} }),
  ),
  recordTransactions: inPlan((who, { projectCode }) =>
    who.refusal(facts.recordMoneyOfPeriod, {
      input: [
        {
          project: projectCode,
          type: 'DISBURSEMENT',
          value: { amount: 'x', currency: 'USD' },
          transactionDate: '2024-01-01',
        },
      ],
    }),
  ),
  reverseTransaction: inPlan((who, { transaction }) =>
    who.refusal(facts.reverseMoneyOfPeriod, { id: transaction, reason: ' ' }),
  ),
  setBudget: inPlan((who, { projectCode }) =>
    who.refusal(facts.setBudgetOfPeriod, {
      input: {
        project: projectCode,
        type: 'ORIGINAL',
        status: 'INDICATIVE',
        periodStart: '2024-01-01',
        periodEnd: '2023-01-01',
        value: amount,
        valueDate: '2024-01-01',
      },
    }),
  ),
  recordPlannedDisbursements: inPlan((who, { projectCode }) =>
    who.refusal(recordPlannedDisbursements, {
      input: [
        { project: projectCode, type: 'ORIGINAL', periodStart: '2024-01-01', periodEnd: '2023-01-01', value: amount },
      ],
    }),
  ),
  setExchangeRates: inNone((who) => who.refusal(plan.tryToSetExchangeRates, { input: [] })),
  openReportingPeriod: inPlan((who, { plan: code }) =>
    who.refusal(periods.openPeriod, {
      input: { plan: code, code: 'bad code', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' },
    }),
  ),
  cancelReportingPeriod: inPlan((who, { plan: code }) =>
    who.refusal(periods.cancelPeriod, { plan: code, code: '2026-H1', reason: ' ' }),
  ),
  setPeriodDueDate: inPlan((who, { plan: code }) =>
    who.refusal(plan.tryToSetPeriodDueDate, {
      plan: code,
      code: '2026-H1',
      dueOn: '2026-08-31',
      reason: ' ',
      version: 1,
    }),
  ),
  closeReportingPeriod: inPlan((who, { plan: code }) => who.refusal(periods.closePeriod, { plan: code, code: 'NONE' })),
  reopenReportingPeriod: inPlan((who, { plan: code }) =>
    who.refusal(periods.reopenPeriod, {
      plan: code,
      code: '2026-H1',
      reason: 'r',
    }),
  ),
  saveProgressReport: inPlan((who, { report }) =>
    who.refusal(steps.saveReport, { id: report, version: 999, input: {} }),
  ),
  submitProgressReport: inPlan((who, { report }) => who.refusal(steps.submitReport, { id: report, version: 999 })),
  withdrawProgressReport: inPlan((who, { report }) => who.refusal(steps.withdrawReport, { id: report, version: 999 })),
  returnProgressReport: inPlan((who, { report }) =>
    who.refusal(steps.returnReport, { id: report, version: 999, note: 'n' }),
  ),
  approveProgressReports: inPlan((who, { report }) => who.refusal(steps.approveReports, { ids: [report] })),
  addReviewComment: inPlan((who, { report }) => who.refusal(steps.addComment, { report, input: { text: 't' } })),
  resolveReviewComment: inPlan((who, { comment }) => who.refusal(steps.resolveComment, { id: comment })),
  requestUpdates: inPlan((who, { report }) => who.refusal(steps.requestUpdates, { ids: [report] })),
  createApiToken: inNone((who) =>
    who.refusal(access.createToken, { input: { name: ' ', role: 'PUBLIC', expiresOn: '2000-01-01' } }),
  ),
  revokeApiToken: inNone((who) => who.refusal(access.revokeToken, { id: toGlobalId('ApiToken', 999_999) })),
  grantRole: inNone((who) => who.refusal(access.grantRole, { input: { user: ' ', role: 'CHAIR' } })),
  revokeRole: inNone((who) => who.refusal(access.revokeRole, { id: toGlobalId('RoleGrant', 999_999) })),
  importFile: inPlan(async (who, { report }) => {
    const sent = await who.sends('/import/uploads', await formOf(report), 'report.xlsx');
    const answer = (await sent.json()) as { upload: string; errors?: { extensions: { code: string } }[] };
    const [error] = answer.errors ?? [];
    return error?.extensions.code ?? who.refusal(tryToImportFile, { upload: answer.upload });
  }),
  readAudit: inNone((who) => who.refusal(auditTrail, {})),
};
