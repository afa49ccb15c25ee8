import type { UserError } from '../../domain/userErrors.js';
import { Evidence, type ProgressReport } from '../../entities/reporting/index.js';
import type { Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { repeats } from '../write/duplicates.js';

export interface EvidenceGiven {
  title: string;
  url: string;
  language?: string | null;
  isPublic: boolean;
}

const checkLanguage = (tag: string | null | undefined, field: string): UserError[] => {
  try {
    if (tag != null) Intl.getCanonicalLocales(tag);
    return [];
  } catch {
    return [
      {
        code: 'INVALID',
        field,
        message: `"${tag?.slice(0, 40)}" is not a language tag (BCP 47), such as "en" or "zh-Hans"`,
      },
    ];
  }
};

export const checkEvidence = (evidence: readonly EvidenceGiven[]): UserError[] => {
  const again = repeats(evidence.map(({ url }) => url));
  return evidence.flatMap(({ title, language }, index) => [
    ...checkText(title, `input.evidence.${index}.title`, true),
    ...checkLanguage(language, `input.evidence.${index}.language`),
    ...(again.has(index)
      ? [{ code: 'DUPLICATE' as const, field: `input.evidence.${index}.url`, message: 'it is given twice' }]
      : []),
  ]);
};

/** Makes the evidence of a report what is given. What was handed in with it stays with that. */
export const putEvidence = async (
  { em, audit }: Writing,
  report: ProgressReport,
  given: readonly EvidenceGiven[],
): Promise<void> => {
  const contentOf = ({ title, url, language, isPublic }: EvidenceGiven) => ({
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
