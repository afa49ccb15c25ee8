import type { EntityManager } from '@mikro-orm/postgresql';
import { trimmed } from '../../../domain/decimal.js';
import { toGlobalId } from '../../../domain/globalId.js';
import { dimensionValues, levelOf } from '../../../domain/progress/index.js';
import { Evidence, type ProgressReport } from '../../../entities/reporting/index.js';
import type { IndicatorValueInput } from '../../../schema/progress/index.js';
import type { EvidenceInput } from '../../../schema/reporting/index.js';
import { valuesIn } from '../../../services/reporting/index.js';

/** What a value says, by the columns of the form. */
export type Answer = Readonly<Record<string, string | null>>;

/** What a value is for, as a text that is the same for the same. */
export const valueKey = ({ indicator, project, country, dimensions, date }: IndicatorValueInput): string => {
  const parts = [...(dimensions ?? [])].map(({ dimension, value }) => `${dimension}=${value}`).sort();
  return JSON.stringify([indicator, project ?? null, country ?? null, parts, date]);
};

/** What a value says: its numbers, or why there are none. */
export const valueAnswer = ({ value, numerator, denominator, level, noDataReason }: IndicatorValueInput): Answer => ({
  value: value == null ? null : trimmed(value),
  numerator: numerator == null ? null : trimmed(numerator),
  denominator: denominator == null ? null : trimmed(denominator),
  level: level ?? null,
  no_data_reason: noDataReason ?? null,
});

/** What a document is, by the columns of the form. */
export const evidenceAnswer = ({ title, language, isPublic }: EvidenceInput): Answer => ({
  title,
  language: language ?? null,
  is_public: String(isPublic),
});

/** The values and documents that a report has as it is being written. */
export const storedAnswers = async (em: EntityManager, report: ProgressReport) => {
  const values = (await valuesIn(em, report)).map((row): IndicatorValueInput => {
    const indicator = row.indicator.unwrap();
    const level = levelOf(indicator.scale, row.value);
    return {
      indicator: toGlobalId('Indicator', indicator.id),
      project: row.project?.unwrap().code ?? null,
      country: row.country?.unwrap().code ?? null,
      dimensions: row.combination ? dimensionValues(row.combination) : null,
      date: row.date,
      value: level ? null : row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      level: level?.code ?? null,
      noDataReason: row.noDataReason,
    };
  });
  const evidence = await em.find(Evidence, { report, isDropped: false }, { orderBy: { id: 'asc' } });
  return {
    values: new Map(values.map((value) => [valueKey(value), valueAnswer(value)])),
    evidence: new Map(evidence.map((one) => [one.url, evidenceAnswer(one)])),
  };
};
