import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { isOnRecord } from '../../domain/reporting/index.js';
import { type ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { createLoaders, type Loaders } from '../../loaders/index.js';
import type { FundingKey, FundingView } from '../../loaders/money/index.js';
import type { PlanPart } from '../../loaders/progress/index.js';
import type { ReportedValue, ReportingFact, ShownReport } from '../../loaders/reporting/index.js';

/** JSON with sorted keys and no blanks: the same content always gives the same bytes. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const moneyOf = async (funding: FundingView) => {
  const [committed, disbursed] = await Promise.all([funding.committed, funding.disbursed]);
  const shown = ({ converted, unconverted, isComplete }: typeof committed) => ({ converted, unconverted, isComplete });
  return {
    committed: shown(committed),
    disbursed: shown(disbursed),
    disbursementRate: await funding.disbursementRate,
    isSynthetic: await funding.isSynthetic,
  };
};

const covered = ({ coverage: { expected, reported, approved, onTime, rate } }: ReportingFact) => ({
  expected,
  reported,
  approved,
  onTime,
  rate,
});

/** A line of the table: the plan, a pillar or an action. */
const lineOf = async (loaders: Loaders, planId: number, part: PlanPart, id: number, periodCode: string) => {
  const [standings, reporting, ofPeriod, counts] = await Promise.all([
    loaders.planProgress(planId),
    loaders.reporting(planId, part, id),
    loaders.reporting(planId, part, id, periodCode),
    loaders.counts(planId, part, id),
  ]);
  const key: FundingKey = { scope: 'plan', scopeId: planId, kind: part, keyId: id };
  return {
    progress: standings.of(part, id).progress,
    coverage: covered(reporting),
    coverageOfPeriod: covered(ofPeriod),
    lastReportedOn: reporting.lastReportedOn,
    counts,
    funding: await moneyOf(loaders.funding(key)),
  };
};

const tableOf = async (loaders: Loaders, planId: number, periodCode: string) => {
  const [pillars, actions] = await Promise.all([
    loaders.pillarsOfPlan.load(planId),
    loaders.actionsOfPlan({}).load(planId),
  ]);
  return {
    plan: await lineOf(loaders, planId, 'plan', planId, periodCode),
    pillars: await Promise.all(
      pillars.map(async ({ id, code, title }) => ({
        code,
        title,
        ...(await lineOf(loaders, planId, 'pillar', id, periodCode)),
      })),
    ),
    actions: await Promise.all(
      actions.map(async ({ id, code, title, wording, pillarId }) => ({
        code,
        title,
        wording,
        pillar: pillars.find((pillar) => pillar.id === pillarId)?.code ?? null,
        ...(await lineOf(loaders, planId, 'action', id, periodCode)),
      })),
    ),
  };
};

const codeOf = async (
  loader: { load(id: number): Promise<{ code: string } | null> },
  id: number | null,
): Promise<string | null> => (id === null ? null : ((await loader.load(id))?.code ?? null));

/** Digits without zeros that say nothing. */
const plain = (number: string | null) => (number?.includes('.') ? number.replace(/\.?0+$/, '') : number);

const frozenValue = async (
  loaders: Loaders,
  { indicatorId, projectId, countryId, date, value, numerator, denominator, noDataReason }: ReportedValue,
) => ({
  indicator: await codeOf(loaders.indicator, indicatorId),
  project: await codeOf(loaders.project, projectId),
  country: await codeOf(loaders.country, countryId),
  date,
  value: plain(value),
  numerator: plain(numerator),
  denominator: plain(denominator),
  noDataReason,
});

const frozenReport = async (loaders: Loaders, report: ShownReport) => {
  const {
    actionId,
    projectId,
    organisationId,
    state,
    timeliness,
    narrative,
    achievements,
    challenges,
    wayForward,
    reportedStatus,
    submittedAt,
  } = report;
  const [values, evidence, provenance] = await Promise.all([
    loaders.valuesOfReport(false).load(report.id),
    loaders.evidenceOfReport.load(report.id),
    loaders.provenance.load(report.provenanceId),
  ]);
  return {
    subject: actionId !== null ? await codeOf(loaders.action, actionId) : await codeOf(loaders.project, projectId),
    kind: actionId !== null ? 'Action' : 'Project',
    organisation: await codeOf(loaders.organisation, organisationId),
    state,
    timeliness,
    narrative,
    achievements,
    challenges,
    wayForward,
    reportedStatus,
    submittedAt: submittedAt && new Date(submittedAt).toISOString(),
    isSynthetic: provenance?.isSynthetic ?? false,
    values: await Promise.all(values.map((value) => frozenValue(loaders, value))),
    evidence: evidence
      .filter(({ id, isPublic }) => isPublic && report.evidence?.includes(id))
      .map(({ title, url, sha256, language }) => ({ title, url, sha256, language })),
  };
};

/** The plan as it is reported for a period, as of a day, as canonical JSON. Reports not handed in are listed as missing. */
const frozen = async (
  em: EntityManager,
  period: ReportingPeriod,
  version: number,
  asOf: string,
  frozenAt: Date,
): Promise<string> => {
  const plan = period.plan.unwrap();
  const lens: Lens = { asOf, askedAt: null, knownAt: null, basis: 'APPROVED', currency: plan.reportingCurrency };
  const loaders = createLoaders(reader(em), lens);
  const reports = await Promise.all(
    (await loaders.everyReportOfPeriod(period.id)).map((report) => frozenReport(loaders, report)),
  );
  return canonical({
    plan: { code: plan.code, title: plan.title },
    period: { code: period.code, start: period.start, end: period.end, dueOn: period.dueOn, kind: period.kind },
    version,
    frozenAt: frozenAt.toISOString(),
    lens: { asOf: lens.asOf, basis: lens.basis, currency: lens.currency },
    table: await tableOf(loaders, plan.id, period.code),
    reports: reports.filter(({ state }) => isOnRecord(state)),
    missing: reports
      .filter(({ state }) => !isOnRecord(state))
      .map(({ subject, kind, organisation, timeliness }) => ({ subject, kind, organisation, timeliness })),
  });
};

/** "APIS-2024-H2" of the plan "APIS-2022-2026"; with the whole code of the plan if another plan took that. */
const citedAs = async (em: EntityManager, period: ReportingPeriod): Promise<string> => {
  const plan = period.plan.unwrap().code;
  const short = `${plan.split('-')[0]}-${period.code}`;
  const isTaken = (await em.count(Snapshot, { code: { $like: `${short}-v%` }, period: { $ne: period.id } })) > 0;
  return isTaken ? `${plan}-${period.code}` : short;
};

/** Freezes a period (with its plan) as of a day, in the next version of its snapshot. */
export const makeSnapshot = async (em: EntityManager, period: ReportingPeriod, asOf: string): Promise<Snapshot> => {
  const version = 1 + (await em.count(Snapshot, { period }));
  const createdAt = now();
  const payload = await frozen(em, period, version, asOf, createdAt);
  const sha256 = createHash('sha256').update(payload).digest('hex');
  const code = `${await citedAs(em, period)}-v${version}`;
  return em.create(Snapshot, { period, version, payload, sha256, code, createdAt, reason: period.reopenReason });
};
