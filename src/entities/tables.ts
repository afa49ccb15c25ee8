import { ApiToken } from './access/ApiToken.js';
import { AuditEntry } from './access/AuditEntry.js';
import { IdempotencyKey } from './access/IdempotencyKey.js';
import { RoleGrant } from './access/RoleGrant.js';
import { Upload } from './access/Upload.js';
import { Budget } from './money/Budget.js';
import { ExchangeRate } from './money/ExchangeRate.js';
import { PlannedDisbursement } from './money/PlannedDisbursement.js';
import { Transaction } from './money/Transaction.js';
import { Action } from './plan/Action.js';
import { ActionParty } from './plan/ActionParty.js';
import { ActionPlan } from './plan/ActionPlan.js';
import { ActionSuccession } from './plan/ActionSuccession.js';
import { Country } from './plan/Country.js';
import { CountryGroup } from './plan/CountryGroup.js';
import { Event } from './plan/Event.js';
import { GroupMembership } from './plan/GroupMembership.js';
import { Officer } from './plan/Officer.js';
import { Organisation } from './plan/Organisation.js';
import { Pillar } from './plan/Pillar.js';
import { PlanMilestone } from './plan/PlanMilestone.js';
import { Project } from './plan/Project.js';
import { ProjectAction } from './plan/ProjectAction.js';
import { ProjectCountry } from './plan/ProjectCountry.js';
import { ProjectOrganisation } from './plan/ProjectOrganisation.js';
import { ProjectPillar } from './plan/ProjectPillar.js';
import { ProjectRegion } from './plan/ProjectRegion.js';
import { ProjectSector } from './plan/ProjectSector.js';
import { Provenance } from './plan/Provenance.js';
import { Publication } from './plan/Publication.js';
import { Region } from './plan/Region.js';
import { Source } from './plan/Source.js';
import { Tool } from './plan/Tool.js';
import { WorkingGroup } from './plan/WorkingGroup.js';
import { Assessment } from './progress/Assessment.js';
import { Indicator } from './progress/Indicator.js';
import { IndicatorPoint } from './progress/IndicatorPoint.js';
import { IndicatorRetirement } from './progress/IndicatorRetirement.js';
import { IndicatorValue } from './progress/IndicatorValue.js';
import { Milestone } from './progress/Milestone.js';
import { MilestoneCompletion } from './progress/MilestoneCompletion.js';
import { Revision } from './Revision.js';
import type { Row } from './Row.js';
import { DueDate } from './reporting/DueDate.js';
import { Evidence } from './reporting/Evidence.js';
import { ProgressReport } from './reporting/ProgressReport.js';
import { ReportEvent } from './reporting/ReportEvent.js';
import { ReportingPeriod } from './reporting/ReportingPeriod.js';
import { ReviewComment } from './reporting/ReviewComment.js';
import { Snapshot } from './reporting/Snapshot.js';
import { Submission } from './reporting/Submission.js';

/** Every stored class, for the ORM. */
export const entities = [
  ApiToken,
  AuditEntry,
  Budget,
  ExchangeRate,
  IdempotencyKey,
  PlannedDisbursement,
  Transaction,
  ActionSuccession,
  Snapshot,
  RoleGrant,
  Upload,
  ReviewComment,
  Evidence,
  ReportingPeriod,
  DueDate,
  ReportEvent,
  ProgressReport,
  MilestoneCompletion,
  Milestone,
  IndicatorValue,
  IndicatorRetirement,
  IndicatorPoint,
  Indicator,
  Assessment,
  Action,
  ActionParty,
  ActionPlan,
  Country,
  CountryGroup,
  Event,
  GroupMembership,
  Officer,
  Organisation,
  Pillar,
  PlanMilestone,
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
  Provenance,
  Publication,
  Region,
  Revision,
  Source,
  Submission,
  Tool,
  WorkingGroup,
];

/** The tables for Kysely: their names and columns in camel case. */
export interface Tables {
  apiToken: Row<ApiToken>;
  auditEntry: Row<AuditEntry>;
  budget: Row<Budget>;
  exchangeRate: Row<ExchangeRate>;
  idempotencyKey: Row<IdempotencyKey>;
  plannedDisbursement: Row<PlannedDisbursement>;
  transaction: Row<Transaction>;
  snapshot: Row<Snapshot>;
  roleGrant: Row<RoleGrant>;
  reviewComment: Row<ReviewComment>;
  evidence: Row<Evidence>;
  dueDate: Row<DueDate>;
  reportingPeriod: Row<ReportingPeriod>;
  reportEvent: Row<ReportEvent>;
  progressReport: Row<ProgressReport>;
  milestoneCompletion: Row<MilestoneCompletion>;
  milestone: Row<Milestone>;
  indicatorValue: Row<IndicatorValue>;
  indicatorPoint: Row<IndicatorPoint>;
  indicatorRetirement: Row<IndicatorRetirement>;
  indicator: Row<Indicator>;
  assessment: Row<Assessment>;
  actionSuccession: Row<ActionSuccession>;

  action: Row<Action>;
  actionParty: Row<ActionParty>;
  actionPlan: Row<ActionPlan>;
  country: Row<Country>;
  countryGroup: Row<CountryGroup>;
  event: Row<Event>;
  eventProjects: { eventId: number; projectId: number };
  groupMembership: Row<GroupMembership>;
  officer: Row<Officer>;
  organisation: Row<Organisation>;
  pillar: Row<Pillar>;
  planMilestone: Row<PlanMilestone>;
  project: Row<Project>;
  projectAction: Row<ProjectAction>;
  projectCountry: Row<ProjectCountry>;
  projectOrganisation: Row<ProjectOrganisation>;
  projectPillar: Row<ProjectPillar>;
  projectRegion: Row<ProjectRegion>;
  projectSector: Row<ProjectSector>;
  provenance: Row<Provenance>;
  provenanceSources: { provenanceId: number; sourceId: number };
  publication: Row<Publication>;
  region: Row<Region>;
  revision: Row<Revision>;
  source: Row<Source>;
  submission: Row<Submission>;
  tool: Row<Tool>;
  upload: Row<Upload>;
  workingGroup: Row<WorkingGroup>;

  // Views: what follows from the plan alone, whatever the lens (see the migration Views).
  actionPlace: { actionId: number; planId: number; pillarId: number | null; number: number; groupId: number | null };
  projectPlace: { kind: string; parentId: number; projectId: number };
  planMember: { planId: number; projectId: number };
  actionShare: Omit<Tables['actionPlace'], 'number'> & { projectId: number; isEqualSplit: boolean; share: string };
  recipientShare: {
    projectId: number;
    countryId: number | null;
    regionId: number | null;
    isEqualSplit: boolean;
    percentage: string;
  };
  sectorShare: { projectId: number; vocabulary: string; code: string; isEqualSplit: boolean; percentage: string };
  projectComponent: { projectId: number; componentId: number };
  actionLineage: { actionId: number; names: string[] };
  projectLineage: { projectId: number; names: string[] };
}
