import { laws } from '../../../domain/laws.js';
import { leadsBack } from '../../../domain/leadsBack.js';
import type { Problem } from '../../../domain/problems.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { ProjectData } from '../dataset/dataset.js';
import { onto } from '../dataset/stated.js';
import type { Check, CheckContext } from './CheckContext.js';
import { excessProblem, problemIf, problemsAt } from './problems.js';

type Parents = ReadonlyMap<string, string | null>;

const checkParent = (
  project: ProjectData,
  path: string,
  { known, references }: CheckContext,
  parents: Parents,
): Problem[] => {
  const { code, parent } = project;
  return [
    ...problemIf(
      known.stored.archived.has(code),
      `${path}.code`,
      `${code} was archived as entered in error; take another code`,
    ),
    ...references.missing('project', parent, `${path}.parent`),
    ...problemIf(parent === code, `${path}.parent`, 'a project cannot be its own parent'),
    ...problemIf(
      parent !== null && parent !== code && leadsBack(code, parents.get(code), parents),
      `${path}.parent`,
      `${code} would be a part of itself through ${parent}`,
    ),
    ...problemsAt(path, laws.projectScope(onto(project, known.stored.projects.get(code)))),
  ];
};

const checkLinks = (project: ProjectData, path: string, { references }: CheckContext): Problem[] => [
  ...project.actions.flatMap(({ plan, action }, index) =>
    references.missing('action', `${plan}/${action}`, `${path}.actions.${index}.action`),
  ),
  ...project.pillars.flatMap(({ plan, pillar }, index) =>
    references.missing('pillar', `${plan}/${pillar}`, `${path}.pillars.${index}.pillar`),
  ),
  ...project.countries.flatMap(({ country }, index) =>
    references.missing('country', country, `${path}.countries.${index}.country`),
  ),
  ...project.regions.flatMap(({ region }, index) =>
    references.missing('region', region, `${path}.regions.${index}.region`),
  ),
  ...project.organisations.flatMap(({ organisation }, index) =>
    references.missing('organisation', organisation, `${path}.organisations.${index}.organisation`),
  ),
];

const checkDuplicates = (
  { actions, pillars, countries, regions, sectors, organisations }: ProjectData,
  path: string,
): Problem[] => {
  const given = [
    { part: 'actions', what: 'action', keys: actions.map(({ plan, action }) => `${plan}/${action}`) },
    { part: 'pillars', what: 'pillar', keys: pillars.map(({ plan, pillar }) => `${plan}/${pillar}`) },
    { part: 'countries', what: 'country', keys: countries.map(({ country }) => country) },
    { part: 'regions', what: 'region', keys: regions.map(({ region }) => region) },
    { part: 'sectors', what: 'sector', keys: sectors.map(({ vocabulary, code }) => `${vocabulary} ${code}`) },
    {
      part: 'organisations',
      what: 'organisation',
      keys: organisations.map(({ organisation, role }) => `${organisation} as ${role}`),
    },
  ];
  return given.flatMap(({ part, what, keys }) => duplicateProblems(`${path}.${part}`, keys, what));
};

/** At most 100 together: shares in the actions of one plan, percentages in countries and regions, and those of a vocabulary. */
const checkShares = ({ actions, countries, regions, sectors }: ProjectData, path: string): Problem[] => {
  const percentages = [...countries, ...regions].map(({ percentage }) => percentage);
  return [
    ...[...Map.groupBy(actions, ({ plan }) => plan).values()].flatMap((links) => {
      const shares = links.map(({ share }) => share);
      return excessProblem(shares, 'the shares', `${path}.actions`);
    }),
    ...excessProblem(percentages, 'the percentages', `${path}.${countries.length ? 'countries' : 'regions'}`),
    ...[...Map.groupBy(sectors, ({ vocabulary }) => vocabulary)].flatMap(([vocabulary, some]) =>
      excessProblem(
        some.map(({ percentage }) => percentage),
        `the percentages of ${vocabulary}`,
        `${path}.sectors`,
      ),
    ),
  ];
};

const checkIdentifier = ({ code, iatiIdentifier }: ProjectData, path: string, { known }: CheckContext): Problem[] => {
  const owner = iatiIdentifier === null ? undefined : known.iatiIdentifiers.get(iatiIdentifier);
  return problemIf(
    owner !== undefined && owner !== code,
    `${path}.iatiIdentifier`,
    `${iatiIdentifier} is that of ${owner}`,
  );
};

/** Finds what is wrong with one project. */
const checkProject = (project: ProjectData, path: string, context: CheckContext, parents: Parents): Problem[] => [
  ...context.references.missingSources(project.provenance, path),
  ...problemsAt(path, [
    ...laws.projectDates(onto(project, context.known.stored.projects.get(project.code))),
    ...laws.projectSectors(project),
  ]),
  ...checkParent(project, path, context, parents),
  ...checkLinks(project, path, context),
  ...checkDuplicates(project, path),
  ...checkIdentifier(project, path, context),
  ...checkShares(project, path),
];

/** Checks projects. */
export const checkProjects: Check = (context) => {
  const { projects } = context.data;
  const identifiers = projects.map(({ iatiIdentifier }) => iatiIdentifier);
  const parents = new Map([...context.known.parents, ...projects.map(({ code, parent }) => [code, parent] as const)]);
  return [
    ...duplicateProblems('projects', identifiers, 'IATI identifier'),
    ...projects.flatMap((project, index) => checkProject(project, `projects.${index}`, context, parents)),
  ];
};
