import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import canonicalize from 'canonicalize';
import { now } from '../../clock.js';
import { reader } from '../../database/orm.js';
import { approvedAsOf } from '../../domain/lens.js';
import { isOnRecord } from '../../domain/reporting/index.js';
import { caseless } from '../../domain/text.js';
import { type ReportingPeriod, Snapshot } from '../../entities/reporting/index.js';
import { createLoaders } from '../../loaders/index.js';
import { reportOf } from './snapshotReports.js';
import { tableOf } from './snapshotTable.js';

/** Canonical JSON (RFC 8785): the same content always gives the same bytes, so that anybody can check the hash. */
const canonical = (content: object): string => {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('a snapshot has no content');
  return text;
};

/**
 * The plan as it is reported for a period, as of a day, as canonical JSON. Reports that are not submitted are listed as
 * missing.
 */
const payloadOf = async (
  em: EntityManager,
  period: ReportingPeriod,
  version: number,
  asOf: string,
  frozenAt: Date,
): Promise<string> => {
  const plan = period.plan.unwrap();
  const lens = { ...approvedAsOf(asOf), currency: plan.reportingCurrency };
  const loaders = createLoaders(reader(em), lens);
  const reports = await Promise.all(
    (await loaders.everyReportOfPeriod(period.id)).map((report) => reportOf(loaders, report)),
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

/**
 * The code of a snapshot without its version: "APIS-2024-H2" for the plan "APIS-2022-2026", or with the whole code of
 * the plan, or with a number, if another period is cited so, in whatever case.
 */
const citedAs = async (em: EntityManager, period: ReportingPeriod, version: number): Promise<string> => {
  const plan = period.plan.unwrap().code;
  const names = [
    `${plan.split('-')[0]}-${period.code}`,
    `${plan}-${period.code}`,
    `${plan}-${period.code}-${period.id}`,
  ];
  const others = await em.find(Snapshot, { period: { $ne: period.id } }, { fields: ['code'] });
  const taken = new Set(others.map(({ code }) => caseless(code).replace(/-v\d+$/, '')));
  const own = await em.findOne(Snapshot, { period, version: version - 1 });
  return own?.code.replace(/-v\d+$/, '') ?? names.find((name) => !taken.has(caseless(name))) ?? `${period.id}`;
};

/** Makes the next version of the snapshot of a period, as of a day. Expects the period with its plan. */
export const makeSnapshot = async (em: EntityManager, period: ReportingPeriod, asOf: string): Promise<Snapshot> => {
  const version = 1 + (await em.count(Snapshot, { period }));
  const createdAt = now();
  const payload = await payloadOf(em, period, version, asOf, createdAt);
  const sha256 = createHash('sha256').update(payload).digest('hex');
  const code = `${await citedAs(em, period, version)}-v${version}`;
  return em.create(Snapshot, { period, version, payload, sha256, code, createdAt, reason: period.reopenReason });
};
