import type { Role } from '../../vocabulary/index.js';

/** What a role can be limited to. */
export interface Scope {
  type: 'ActionPlan' | 'Pillar' | 'WorkingGroup' | 'Action' | 'Project' | 'Organisation' | 'Country';
  id: number;
}

/** A role held today; without a scope it holds everywhere. */
export interface Grant {
  id: number;
  role: Role;
  scope: Scope | null;
  from: string | null;
  to: string | null;
}

/** Who asks: the anonymous, the holder of a token, or a person whom the issuer names. */
export interface Viewer {
  /** Stays the same however often they come; null for the anonymous. */
  subject: string | null;
  name: string | null;
  grants: readonly Grant[];
  organisationId: number | null;
}

/** What a thing is, and all that it stands under: "Type:number" of each. A grant for any of them covers it. */
export type Lineage = ReadonlySet<string>;

export const nameOf = ({ type, id }: { type: string; id: number }) => `${type}:${id}`;

/** What stands under a plan and nothing else. */
export const underPlan = (id: number): Lineage => new Set([nameOf({ type: 'ActionPlan', id })]);

const keepers = ['SECRETARIAT', 'ADMIN'] as const;
const reporters = ['FOCAL_POINT', ...keepers] as const;
const reviewers = ['CHAIR', ...keepers] as const;

/**
 * Which roles may do what, in the scope of their grant; a grant without a scope holds everywhere. Every mutation has its row,
 * and so has everything that is not for everybody to read; a test fails on one that has none.
 */
export const rights = {
  createPlan: keepers,
  updateAction: keepers,
  assessAction: keepers,
  createIndicator: keepers,
  recordIndicatorValues: keepers,
  createMilestone: keepers,
  completeMilestone: keepers,
  createProject: keepers,
  updateProject: keepers,
  setProjectActions: keepers,
  setProjectCountries: keepers,
  setProjectOrganisations: keepers,
  createOrganisation: keepers,
  recordTransactions: keepers,
  reverseTransaction: keepers,
  setBudget: keepers,
  setExchangeRates: keepers,
  openReportingPeriod: keepers,
  cancelReportingPeriod: keepers,
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
  readAudit: keepers,
  readDrafts: reporters,
  readReviews: [...reporters, 'CHAIR'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof rights;

export const anonymous: Viewer = { subject: null, name: null, grants: [], organisationId: null };

/** The grant that everybody has, as it is shown. */
export const everybody = { id: 0, role: 'PUBLIC' as const, from: null, to: null, scopeType: null, scopeId: null };

const covers = ({ scope }: Grant, lineage: Lineage | null) => scope === null || (lineage?.has(nameOf(scope)) ?? false);

/** Whether somebody may do this at all, somewhere. */
export const mayAnywhere = ({ grants }: Viewer, operation: Permission): boolean =>
  grants.some(({ role }) => (rights[operation] as readonly Role[]).includes(role));

/** Whether somebody may do this to a thing that stands under all of `lineage`; null is for what stands under nothing. */
export const may = ({ grants }: Viewer, operation: Permission, lineage: Lineage | null): boolean =>
  grants.some((grant) => (rights[operation] as readonly Role[]).includes(grant.role) && covers(grant, lineage));

export const rolesOf = ({ grants }: Viewer): Role[] =>
  grants.length ? [...new Set(grants.map(({ role }) => role))] : ['PUBLIC'];
