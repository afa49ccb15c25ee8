import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { leavesNothing, NOTHING_LEFT } from '../../domain/plan/index.js';
import { refuse, sharesExceed100, type UserError } from '../../domain/userErrors.js';
import { type Project, ProjectSector } from '../../entities/plan/index.js';
import type { ProjectSectorInput } from '../../schema/plan/index.js';
import { SectorVocabulary } from '../../vocabulary/index.js';
import type { Writing } from '../write/change.js';
import { checkShare, repeated, repeatedItems, tooMuch, underLaw } from '../write/checks.js';

const stored = (em: EntityManager, project: Project) =>
  em.find(ProjectSector, { project }, { orderBy: { vocabulary: 'asc', code: 'asc' } });

/** The sectors of a project. */
export const sectorsOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await stored(em, project)).map(({ vocabulary, code, percentage }) => ({ vocabulary, code, percentage }));

/** Errors of sectors. Percentages of one vocabulary add up to at most 100. */
const checkSectors = (links: readonly ProjectSectorInput[], at: string): UserError[] => {
  const ofVocabulary = Map.groupBy(links, ({ vocabulary }) => vocabulary);
  return [
    ...underLaw('', laws.projectSectors({ sectors: links })).map((error) => ({
      ...error,
      field: error.field?.replace('sectors', at) ?? at,
    })),
    ...links.flatMap(({ percentage }, index) =>
      percentage == null ? [] : checkShare(percentage, `${at}.${index}.percentage`),
    ),
    ...repeated(
      links.map(({ vocabulary, code }) => `${vocabulary} ${code}`),
      at,
      'code',
    ),
    ...[...ofVocabulary].flatMap(([vocabulary, some]) =>
      leavesNothing(some.map(({ percentage }) => percentage ?? null))
        ? [sharesExceed100(at, `percentages of ${vocabulary} ${NOTHING_LEFT}`)]
        : [],
    ),
    ...[...ofVocabulary].flatMap(([vocabulary, some]) =>
      tooMuch(
        some.flatMap(({ percentage }) => percentage ?? []),
        at,
        `percentages of ${vocabulary}`,
      ),
    ),
  ];
};

/** Replaces the sectors of a project, unless there is an error. */
export const putSectors = async (
  { em, entered }: Writing,
  project: Project,
  links: readonly ProjectSectorInput[],
  at: string,
): Promise<UserError[]> => {
  const errors = checkSectors(links, at);
  if (errors.length) return errors;
  if (project.id !== undefined) await em.nativeDelete(ProjectSector, { project });
  for (const { vocabulary, code, percentage } of links)
    em.create(ProjectSector, {
      project,
      vocabulary,
      code,
      percentage: percentage == null ? null : withPlaces(percentage, 4),
      provenance: entered,
    });
  return [];
};

/** Purpose codes as sectors without a percentage. */
const asPurposes = (codes: readonly string[]): ProjectSectorInput[] =>
  codes.map((code) => ({ vocabulary: SectorVocabulary.DAC_PURPOSE, code }));

/** Errors of purpose codes. */
export const checkPurposes = (codes: readonly string[], at: string): UserError[] => [
  ...underLaw('input', laws.projectSectors({ sectors: asPurposes(codes) })),
  ...repeatedItems(codes, at),
];

const addPurposes = ({ em, entered }: Writing, project: Project, codes: readonly string[]): void => {
  for (const link of asPurposes(codes))
    em.create(ProjectSector, { ...link, project, percentage: null, provenance: entered });
};

/** Gives a new project its sectors, unless there is an error: purpose codes alone, and those with more to say. */
export const putNewSectors = async (
  writing: Writing,
  project: Project,
  codes: readonly string[],
  links: readonly ProjectSectorInput[],
): Promise<UserError[]> => {
  const errors = await putSectors(writing, project, links, 'input.sectorShares');
  const given = new Set(links.flatMap(({ vocabulary, code }) => (vocabulary === 'DAC_PURPOSE' ? [code] : [])));
  addPurposes(
    writing,
    project,
    codes.filter((code) => !given.has(code)),
  );
  return errors;
};

/** Replaces the purpose codes of a project: those that stay keep their percentages, and so do other vocabularies. */
export const putPurposes = async (
  writing: Writing,
  project: Project,
  codes: readonly string[],
): Promise<{ from: object[]; to: object[] }> => {
  const { em } = writing;
  const from = await sectorsOf(em, project);
  const purposes = (await stored(em, project)).filter(({ vocabulary }) => vocabulary === SectorVocabulary.DAC_PURPOSE);
  const known = new Set(purposes.map(({ code }) => code));
  const kept = purposes.filter(({ code }) => codes.includes(code)).map(({ percentage }) => percentage);
  const added = codes.filter((code) => !known.has(code)).map(() => null);
  if (leavesNothing([...kept, ...added]))
    refuse([
      sharesExceed100(
        'input.sectors',
        `the percentages of those that stay ${NOTHING_LEFT} (setProjectSectors gives all of them with percentages)`,
      ),
    ]);
  for (const row of purposes) if (!codes.includes(row.code)) em.remove(row);
  addPurposes(
    writing,
    project,
    codes.filter((code) => !known.has(code)),
  );
  await em.flush();
  return { from, to: await sectorsOf(em, project) };
};
