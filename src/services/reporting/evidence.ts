import { repeats } from '../../domain/repeats.js';
import { duplicate, invalid, type UserError, when } from '../../domain/userErrors.js';
import { Evidence, type ProgressReport } from '../../entities/reporting/index.js';
import type { EvidenceInput } from '../../schema/reporting/index.js';
import type { Writing } from '../write/change.js';
import { checkName } from '../write/checks.js';

const checkLanguage = (tag: string | null | undefined, field: string): UserError[] => {
  try {
    if (tag != null) Intl.getCanonicalLocales(tag);
    return [];
  } catch {
    return [invalid(field, `"${tag?.slice(0, 40)}" is not a language tag (BCP 47), such as "en" or "zh-Hans"`)];
  }
};

/** Everything wrong with the evidence of a report. */
export const checkEvidence = (evidence: readonly EvidenceInput[]): UserError[] => {
  const again = repeats(evidence.map(({ url }) => url));
  return evidence.flatMap(({ title, url, language }, index) => [
    ...checkName(title, `input.evidence.${index}.title`),
    ...checkLanguage(language, `input.evidence.${index}.language`),
    ...when(again.has(index), duplicate(`input.evidence.${index}.url`, `${url} is given twice; leave one out`)),
  ]);
};

/** Replaces the evidence of a report by what is given. Evidence of a submission stays with that. */
export const putEvidence = async (
  { em, audit }: Writing,
  report: ProgressReport,
  given: readonly EvidenceInput[],
): Promise<void> => {
  const contentOf = ({ title, url, language, isPublic }: EvidenceInput) => ({
    title,
    url,
    language: language ?? null,
    isPublic,
  });
  const before = await em.find(Evidence, { report, isDropped: false }, { orderBy: { id: 'asc' } });
  const [from, to] = [before.map(contentOf), given.map(contentOf)];
  if (JSON.stringify(from) === JSON.stringify(to)) return;
  const kept = new Map(before.map((row) => [JSON.stringify(contentOf(row)), row]));
  for (const one of to) if (!kept.delete(JSON.stringify(one))) em.create(Evidence, { ...one, report });
  for (const gone of kept.values()) em.assign(gone, { isDropped: true });
  audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'evidence', from, to });
};
