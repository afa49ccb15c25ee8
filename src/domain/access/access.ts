import type { Role } from '../../vocabulary/index.js';

/** The scope of a role: what it is limited to. */
export interface Scope {
  type: 'ActionPlan' | 'Pillar' | 'WorkingGroup' | 'Action' | 'Project' | 'Organisation' | 'Country';
  id: number;
}

/** A role that somebody has today; without a scope it holds everywhere. */
export interface Grant {
  id: number;
  role: Role;
  scope: Scope | null;
  from: string | null;
  to: string | null;
}

/** Who asks: somebody anonymous, the holder of a token, or a person whom the issuer names. */
export interface Viewer {
  /** The same in every request of theirs; null for the anonymous. */
  subject: string | null;
  name: string | null;
  grants: readonly Grant[];
  organisationId: number | null;
}

/** A thing and everything that it belongs to: "Type:number" of each. A grant whose scope is one of them covers it. */
export type Lineage = ReadonlySet<string>;

/** The name of a thing in a lineage. */
export const nameOf = ({ type, id }: { type: string; id: number }) => `${type}:${id}`;

/** The lineage of what belongs to a plan and to nothing else. */
export const underPlan = (id: number): Lineage => new Set([nameOf({ type: 'ActionPlan', id })]);

const keepers = ['SECRETARIAT', 'ADMIN'] as const;
const reporters = ['FOCAL_POINT', ...keepers] as const;
const reviewers = ['CHAIR', ...keepers] as const;

/**
 * Which roles may do what, in the scope of their grant; a grant without a scope holds everywhere. Every mutation has
 * its row, and so has everything that is not public; a test fails where one is missing.
 */
export const rights = {
  createPlan: keepers,
  updatePlan: keepers,
  updatePillar: keepers,
  updateWorkingGroup: keepers,
  setOfficers: keepers,
  updateAction: keepers,
  assessAction: keepers,
  liftAssessment: keepers,
  createIndicator: keepers,
  updateIndicator: keepers,
  retireIndicator: keepers,
  setIndicatorPoint: keepers,
  recordIndicatorValues: keepers,
  createMilestone: keepers,
  updateMilestone: keepers,
  completeMilestone: keepers,
  createProject: keepers,
  updateProject: keepers,
  archiveProject: keepers,
  setProjectActions: keepers,
  setProjectCountries: keepers,
  setProjectRegions: keepers,
  setProjectSectors: keepers,
  setProjectOrganisations: keepers,
  createOrganisation: keepers,
  updateOrganisation: keepers,
  mergeOrganisations: keepers,
  createEvent: keepers,
  updateEvent: keepers,
  createPublication: keepers,
  updatePublication: keepers,
  createTool: keepers,
  updateTool: keepers,
  recordTransactions: keepers,
  reverseTransaction: keepers,
  setBudget: keepers,
  recordPlannedDisbursements: keepers,
  setExchangeRates: keepers,
  openReportingPeriod: keepers,
  cancelReportingPeriod: keepers,
  setPeriodDueDate: keepers,
  closeReportingPeriod: keepers,
  reopenReportingPeriod: keepers,
  saveProgressReport: reporters,
  submitProgressReport: reporters,
  withdrawProgressReport: reporters,
  returnProgressReport: reviewers,
  approveProgressReports: reviewers,
  addReviewComment: [...reporters, 'CHAIR'],
  resolveReviewComment: [...reporters, 'CHAIR'],
  resolveBlocker: reviewers,
  requestUpdates: reviewers,
  createApiToken: ['ADMIN'],
  revokeApiToken: ['ADMIN'],
  grantRole: ['ADMIN'],
  revokeRole: ['ADMIN'],
  importFile: reporters,
  readAudit: keepers,
  readDrafts: reporters,
  readReviews: [...reporters, 'CHAIR'],
} as const satisfies Record<string, readonly Role[]>;

/** Something that only some roles may do: a mutation, or reading what is not public. */
export type Permission = keyof typeof rights;

/** Whoever sends no token. */
export const anonymous: Viewer = { subject: null, name: null, grants: [], organisationId: null };

/** The grant that everybody has, as it is shown. */
export const everybody = { id: 0, role: 'PUBLIC' as const, from: null, to: null, scopeType: null, scopeId: null };

const covers = ({ scope }: Grant, lineage: Lineage | null) => scope === null || (lineage?.has(nameOf(scope)) ?? false);

const allows = ({ role }: Grant, permission: Permission) => (rights[permission] as readonly Role[]).includes(role);

/** Whether somebody may do this at all, somewhere. */
export const mayAnywhere = ({ grants }: Viewer, permission: Permission): boolean =>
  grants.some((grant) => allows(grant, permission));

/**
 * Whether somebody may do this to a thing with this lineage; null is for what belongs to nothing, such as a new plan.
 */
export const may = ({ grants }: Viewer, permission: Permission, lineage: Lineage | null): boolean =>
  grants.some((grant) => allows(grant, permission) && covers(grant, lineage));

/** Steps on a report that are somebody's duty. */
export type Duty = 'submitProgressReport' | 'approveProgressReports';

/** Whether a step on a report is somebody's duty: focal points submit and reviewers review; administrators only may. */
export const hasDuty = (viewer: Viewer, duty: Duty, lineage: Lineage): boolean => {
  const acting = viewer.grants.filter(({ role }) =>
    duty === 'submitProgressReport' ? role === 'FOCAL_POINT' : role !== 'ADMIN',
  );
  return may({ ...viewer, grants: acting }, duty, lineage);
};

/** Every role that somebody has, once; PUBLIC for who has none. */
export const rolesOf = ({ grants }: Viewer): Role[] =>
  grants.length ? [...new Set(grants.map(({ role }) => role))] : ['PUBLIC'];
