import { trimmed } from '../../domain/decimal.js';
import { dimensionValues, levelOf } from '../../domain/progress/index.js';
import { subjectOfRow } from '../../domain/subject.js';
import type { Loaders } from '../../loaders/index.js';
import type { ReportedValue, ShownReport } from '../../loaders/reporting/index.js';

const codeOf = async (
  loader: { load(id: number): Promise<{ code: string } | null> },
  id: number | null,
): Promise<string | null> => (id === null ? null : ((await loader.load(id))?.code ?? null));

const plain = (number: string | null) => number && trimmed(number);

const reportedValueOf = async (
  loaders: Loaders,
  { indicatorId, projectId, countryId, combination, date, value, numerator, denominator, noDataReason }: ReportedValue,
) => {
  const indicator = await loaders.indicator.load(indicatorId);
  const level = levelOf(indicator?.scale, value);
  return {
    indicator: indicator?.code ?? null,
    project: await codeOf(loaders.project, projectId),
    country: await codeOf(loaders.country, countryId),
    // A part by dimensions; a whole says nothing of them.
    ...(combination ? { dimensions: dimensionValues(combination) } : {}),
    date,
    value: plain(value),
    // A value in words, as its scale had it when the period was closed.
    ...(level ? { level: { code: level.code, label: level.label } } : {}),
    numerator: plain(numerator),
    denominator: plain(denominator),
    noDataReason,
  };
};

/** A report as a snapshot shows it: what everybody can see of it. */
export const reportOf = async (loaders: Loaders, report: ShownReport) => {
  const {
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
  const { type, id } = subjectOfRow(report);
  const [values, evidence, provenance] = await Promise.all([
    loaders.valuesOfReport.load({ id: report.id, withDrafts: false }),
    loaders.evidenceOfReport.load(report.id),
    loaders.provenance.load(report.provenanceId),
  ]);
  return {
    subject: await codeOf(type === 'Action' ? loaders.action : loaders.project, id),
    kind: type,
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
    values: await Promise.all(values.map((value) => reportedValueOf(loaders, value))),
    evidence: evidence
      .filter((one) => one.isPublic && report.evidence?.includes(one.id))
      .map(({ title, url, sha256, language }) => ({ title, url, sha256, language })),
  };
};
