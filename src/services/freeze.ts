import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../database/orm.js';
import { type Lens, todayIn } from '../domain/lens.js';
import type { ReportingPeriod } from '../entities/ReportingPeriod.js';
import type { FundingKey, FundingView } from '../loaders/funding.js';
import { createLoaders, type Loaders } from '../loaders/index.js';
import type { PlanPart } from '../loaders/progress.js';

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
  return { committed: shown(committed), disbursed: shown(disbursed), disbursementRate: await funding.disbursementRate };
};

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
    coverage: reporting.coverage,
    coverageOfPeriod: ofPeriod.coverage,
    lastReportedOn: reporting.lastReportedOn,
    counts,
    funding: await moneyOf(loaders.funding(key)),
  };
};

const tableOf = async (loaders: Loaders, planId: number, periodCode: string) => {
  const [pillars, actions] = await Promise.all([loaders.pillarsOfPlan.load(planId), loaders.actionsOfPlan({}).load(planId)]);
  return {
    plan: await lineOf(loaders, planId, 'plan', planId, periodCode),
    pillars: await Promise.all(pillars.map(async ({ id, code, title }) => ({ code, title, ...(await lineOf(loaders, planId, 'pillar', id, periodCode)) }))),
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

const HANDED_IN = ['SUBMITTED', 'RETURNED', 'APPROVED'];

const reportsOf = async (loaders: Loaders, periodId: number) => {
  const reports = await loaders.everyReportOfPeriod(periodId);
  return Promise.all(
    reports.map(async (report) => {
      const subject = report.actionId !== null ? await loaders.action.load(report.actionId) : await loaders.project.load(report.projectId ?? 0);
      const organisation = report.organisationId === null ? null : await loaders.organisation.load(report.organisationId);
      // What was sent back is being mended: its words are not handed in yet.
      const said = ['SUBMITTED', 'APPROVED'].includes(report.state)
        ? {
            narrative: report.narrative,
            achievements: report.achievements,
            challenges: report.challenges,
            wayForward: report.wayForward,
            reportedStatus: report.stated,
            submittedAt: report.submittedAt,
          }
        : {};
      const values = await loaders.valuesOfReport.load(report.id);
      return {
        subject: subject?.code ?? null,
        kind: report.actionId !== null ? 'Action' : 'Project',
        organisation: organisation?.code ?? null,
        state: report.state,
        timeliness: report.timeliness,
        ...said,
        values: await Promise.all(
          values.map(async ({ indicatorId, date, value, numerator, denominator, noDataReason }) => ({
            indicator: (await loaders.indicator.load(indicatorId))?.code ?? null,
            date,
            value,
            numerator,
            denominator,
            noDataReason,
          })),
        ),
      };
    }),
  );
};

/** The plan as it is reported for a period, on the day of closing, as canonical JSON with its hash. Reports not handed in are listed as missing. */
export const freeze = async (em: EntityManager, period: ReportingPeriod, version: number): Promise<{ payload: string; sha256: string }> => {
  const plan = period.plan.unwrap();
  const lens: Lens = { asOf: todayIn(plan.timeZone), knownAt: null, basis: 'APPROVED', currency: plan.reportingCurrency };
  const loaders = createLoaders(reader(em), lens);
  const reports = await reportsOf(loaders, period.id);
  const payload = canonical({
    plan: { code: plan.code, title: plan.title },
    period: { code: period.code, start: period.start, end: period.end, dueOn: period.dueOn, kind: period.kind },
    version,
    lens: { asOf: lens.asOf, basis: lens.basis, currency: lens.currency },
    table: await tableOf(loaders, plan.id, period.code),
    reports: reports.filter(({ state }) => HANDED_IN.includes(state)),
    missing: reports
      .filter(({ state }) => !HANDED_IN.includes(state))
      .map(({ subject, kind, organisation, timeliness }) => ({ subject, kind, organisation, timeliness })),
  });
  return { payload, sha256: createHash('sha256').update(payload).digest('hex') };
};
