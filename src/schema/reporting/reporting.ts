import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiToken, AuditEntry, RoleGrant } from '../../entities/access/index.js';
import { ProgressReport, ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import {
  CommentSeverity,
  DateScalar,
  DateTimeScalar,
  ObligationKind,
  PeriodKind,
  ProgressStatus,
  Role,
  Timeliness,
  UrlScalar,
} from '../../vocabulary/index.js';
import { edgeOf, PageInfo } from '../connection.js';
import { payload, UserError } from '../plan/mutations.js';
import { IndicatorValueInput } from '../plan/planMutations.js';
import { ReportSubject } from './reports.js';

@InputType({ description: 'A reporting period to open.' })
export class ReportingPeriodInput {
  @Field(() => String, { description: 'Code of the plan.' })
  plan!: string;

  @Field(() => String, { description: 'Code, unique within the plan, e.g. "2024-H2".' })
  code!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  end!: string;

  @Field(() => DateScalar, { description: 'Last day on which a report is on time; not before the period ends.' })
  dueOn!: string;

  @Field(() => PeriodKind, { defaultValue: PeriodKind.REGULAR, description: 'Kind of period.' })
  kind!: PeriodKind;
}

@InputType({ description: 'A document that a report rests on.' })
export class EvidenceInput {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => UrlScalar, { description: 'Where it is.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'Language tag (BCP 47).' })
  language?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether everybody may see it.' })
  isPublic!: boolean;
}

@InputType({ description: 'What to save of a report; what is left out stays.' })
export class ProgressReportInput {
  @Field(() => String, { nullable: true, description: 'What happened in the period; needed to hand it in.' })
  narrative?: string | null;

  @Field(() => String, { nullable: true, description: 'What was achieved.' })
  achievements?: string | null;

  @Field(() => String, { nullable: true, description: 'What was difficult.' })
  challenges?: string | null;

  @Field(() => String, { nullable: true, description: 'What comes next.' })
  wayForward?: string | null;

  @Field(() => ProgressStatus, { nullable: true, description: 'How it stands; needed to hand it in.' })
  reportedStatus?: ProgressStatus | null;

  @Field(() => String, { nullable: true, description: 'In whose place you report, if in somebody else’s.' })
  onBehalfOf?: string | null;

  @Field(() => [IndicatorValueInput], {
    nullable: true,
    description: 'All values that come with it, each dated within its period.',
  })
  values?: IndicatorValueInput[] | null;

  @Field(() => [EvidenceInput], { nullable: true, description: 'All documents that it rests on.' })
  evidence?: EvidenceInput[] | null;
}

@InputType({ description: 'A remark of a reviewer.' })
export class ReviewCommentInput {
  @Field(() => String, { nullable: true, description: 'Field of the report that it is on; leave out for the whole.' })
  field?: string | null;

  @Field(() => CommentSeverity, { defaultValue: CommentSeverity.BLOCKER, description: 'How much it matters.' })
  severity!: CommentSeverity;

  @Field(() => String, { description: 'The remark.' })
  text!: string;
}

@InputType({ description: 'A token to make.' })
export class ApiTokenInput {
  @Field(() => String, { description: 'Who or what it is for; stands in the audit.' })
  name!: string;

  @Field(() => Role, { description: 'What it may do.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'Id of what the role is limited to; leave out for everything.' })
  scope?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the organisation that it speaks for.' })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Person whose it is, as the issuer calls them if there is one: all tokens of a person are one person, who approves nothing that they wrote.',
  })
  user?: string | null;

  @Field(() => DateScalar, { description: 'Last day on which it works.' })
  expiresOn!: string;
}

@InputType({ description: 'A role to give to somebody whom the issuer knows.' })
export class RoleGrantInput {
  @Field(() => String, { description: 'Subject (`sub`) of the person at the issuer.' })
  user!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'Id of what the role is limited to; leave out for everything.' })
  scope?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; leave out for from now on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; leave out for until revoked.' })
  to?: string | null;
}

@ObjectType({ description: 'What somebody must do, or waits for.' })
export class Obligation {
  @Field(() => ObligationKind, { description: 'What is to be done.' })
  kind!: ObligationKind;

  @Field(() => DateScalar, { description: 'Due date of the report.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Days since it is their turn.' })
  daysWaiting!: number;

  @Field(() => Timeliness, { description: 'How the report stands to its due date.' })
  timeliness!: Timeliness;

  @Field(() => Role, { description: 'Whose turn it is.' })
  turn!: Role;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a reviewer last asked for an update; null if nobody did.',
  })
  requestedAt!: string | null;

  @Field(() => ReportSubject, { description: 'The action or project.' })
  subject!: object;

  @Field(() => ProgressReport, { nullable: true, description: 'The report.' })
  report!: object | null;
}

const NEWEST = 'The newest first.';

const AuditEdge = edgeOf(AuditEntry, 'Audit');

@ObjectType({ description: 'A page of writes.' })
export class AuditConnection {
  @Field(() => [AuditEdge], { description: `The writes with their cursors. ${NEWEST}` })
  edges!: object[];

  @Field(() => [AuditEntry], { description: `The writes without their cursors. ${NEWEST}` })
  nodes!: object[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'What came of opening or reopening a period.' })
export class ReportingPeriodPayload {
  @Field(() => ReportingPeriod, { nullable: true, description: 'As it now is; null where nothing was written.' })
  period!: object | null;

  @Field(() => Int, { description: 'How many reports were asked for that were not before.' })
  created!: number;

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of asking for updates.' })
export class RequestUpdatesPayload {
  @Field(() => [ID], { description: 'Reports on which an update was asked for.' })
  requested!: string[];

  @Field(() => [ID], {
    description: 'Reports on which one was asked for less than five days ago, or that were handed in.',
  })
  skipped!: string[];

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of making or ending a token.' })
export class ApiTokenPayload {
  @Field(() => ApiToken, { nullable: true, description: 'The token; null where nothing was written.' })
  token!: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret, once and never again; null unless the token was just made.',
  })
  secret!: string | null;

  @Field(() => [UserError], { description: 'Every mistake at once; empty when the write happened.' })
  userErrors!: UserError[];
}

export const SnapshotPayload = payload('SnapshotPayload', 'snapshot', Snapshot);
export const ProgressReportPayload = payload('ProgressReportPayload', 'report', ProgressReport);
export const ProgressReportsPayload = payload('ProgressReportsPayload', 'reports', ProgressReport, true);
export const RoleGrantPayload = payload('RoleGrantPayload', 'grant', RoleGrant);
