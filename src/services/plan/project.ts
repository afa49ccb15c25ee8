import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { parsePartialDate } from '../../domain/plan/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Project, ProjectAction, ProjectCountry, ProjectOrganisation } from '../../entities/plan/index.js';
import type { ActivityStatus } from '../../vocabulary/index.js';
import { allowOn, allowOnActions, allowOnEach } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { atVersion, checkCode, checkLength, checkText } from '../write/checks.js';
import { stored } from '../write/stored.js';
import {
  type ActionShare,
  type CountryShare,
  type OrganisationPart,
  putActions,
  putCountries,
  putOrganisations,
} from './projectLinks.js';

interface Details {
  title?: string | null;
  description?: string | null;
  activityStatus?: ActivityStatus | null;
  plannedStart?: string | null;
  actualStart?: string | null;
  plannedEnd?: string | null;
  actualEnd?: string | null;
  iatiIdentifier?: string | null;
  sectors?: readonly string[] | null;
}

export interface ProjectGiven extends Details {
  code: string;
  title: string;
  activityStatus: ActivityStatus;
  parent?: string | null;
  actions: readonly ActionShare[];
  countries: readonly CountryShare[];
  organisations: readonly OrganisationPart[];
}

const checkDates = (details: Details, at: string): UserError[] => {
  const dates = (['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const).flatMap((name) => {
    const text = details[name];
    return text == null ? [] : [{ name, text, date: parsePartialDate(text) }];
  });
  const errors = dates.flatMap(({ name, text, date }): UserError[] =>
    date
      ? []
      : [
          {
            code: 'INVALID',
            field: `${at}.${name}`,
            message: `"${text.slice(0, 40)}" is not a year, a month or a day such as "2024-03"`,
          },
        ],
  );
  for (const kind of ['planned', 'actual']) {
    const [start, end] = ['Start', 'End'].map((part) => dates.find(({ name }) => name === kind + part)?.date);
    if (start && end && end.latest < start.earliest)
      errors.push({
        code: 'OUT_OF_RANGE',
        field: `${at}.${kind}End`,
        message: `${end.text} is before the start ${start.text}`,
      });
  }
  return errors;
};

/** A sector is a purpose code of the DAC: five digits. */
const checkSectors = ({ sectors }: Details, at: string): UserError[] => [
  ...(sectors === null
    ? [{ code: 'REQUIRED' as const, field: `${at}.sectors`, message: 'give an empty list for none' }]
    : []),
  ...(sectors ?? []).flatMap((sector, index) =>
    /^\d{5}$/.test(sector)
      ? []
      : [
          {
            code: 'INVALID' as const,
            field: `${at}.sectors.${index}`,
            message: `"${sector.slice(0, 20)}" is not a sector code of five digits, such as "22040"`,
          },
        ],
  ),
];

const checkIdentifier = async (
  em: EntityManager,
  details: Details,
  own: string | null,
  at: string,
): Promise<UserError[]> => {
  if (details.iatiIdentifier?.trim() === '')
    return [{ code: 'INVALID', field: `${at}.iatiIdentifier`, message: 'an identifier cannot be blank; leave it out' }];
  const long = checkLength(details.iatiIdentifier, `${at}.iatiIdentifier`, 200);
  if (long.length) return long;
  const owner =
    details.iatiIdentifier == null ? null : await em.findOne(Project, { iatiIdentifier: details.iatiIdentifier });
  return owner && owner.code !== own
    ? [
        {
          code: 'DUPLICATE',
          field: `${at}.iatiIdentifier`,
          message: `${details.iatiIdentifier} is that of ${owner.code}`,
        },
      ]
    : [];
};

/** Creates a project with its links. */
export const createProject = (
  request: WriteRequest,
  input: ProjectGiven,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createProject', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { actions, countries, organisations, parent: parentCode, sectors, ...details } = input;
    await allowOnActions(
      writing,
      actions.map(({ action }) => action),
    );
    const rows = await stored(em, Project, [input.code, parentCode ?? null]);
    const errors: UserError[] = [
      ...checkCode(input.code, 'input.code'),
      ...checkText(input.title, 'input.title', true),
      ...checkText(input.description, 'input.description', false),
      ...checkDates(input, 'input'),
      ...checkSectors({ sectors: sectors ?? [] }, 'input'),
      ...(await checkIdentifier(em, input, null, 'input')),
    ];
    if (rows.has(input.code))
      errors.push({ code: 'DUPLICATE', field: 'input.code', message: `there is a project ${input.code} already` });
    if (parentCode != null && !rows.has(parentCode))
      errors.push({ code: 'NOT_FOUND', field: 'input.parent', message: `there is no project ${parentCode}` });
    const parent = parentCode == null ? null : (rows.get(parentCode) ?? null);
    const project = new Project();
    em.assign(project, { ...details, sectors: [...(sectors ?? [])], parent, provenance: entered }, { em });
    errors.push(
      ...(await putActions(writing, project, actions, 'input.actions')),
      ...(await putCountries(writing, project, countries, 'input.countries')),
      ...(await putOrganisations(writing, project, organisations, 'input.organisations')),
    );
    refuse(errors);
    em.persist(project);
    await em.flush();
    audit({ subjectType: 'Project', subjectId: project.id, to: input });
    return [project.id];
  });

/** The project, locked until the write ends, if nobody changed it since this version was read. */
const lockProject = async (writing: Writing, id: number, version: number): Promise<Project> => {
  const project = atVersion(
    await writing.em.findOne(Project, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    version,
    'project',
  );
  await allowOn(writing, { action: null, project });
  return project;
};

/** Changes what is given of a project, and nothing else. */
export const updateProject = (request: WriteRequest, id: number, input: Details, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'updateProject', input: [id, input, version] }, async (writing) => {
    const { em, audit } = writing;
    const project = await lockProject(writing, id, version);
    const merged = {
      ...project,
      ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
    } as Details;
    refuse([
      ...(input.title === undefined ? [] : checkText(input.title, 'input.title', true)),
      ...(input.activityStatus === null
        ? [
            {
              code: 'REQUIRED' as const,
              field: 'input.activityStatus',
              message: 'a project has a phase; leave it out to keep it as it is',
            },
          ]
        : []),
      ...checkText(input.description, 'input.description', false),
      ...checkDates(merged, 'input'),
      ...checkSectors(input, 'input'),
      ...(await checkIdentifier(em, input, project.code, 'input')),
    ]);
    for (const [field, value] of Object.entries(input)) {
      const from = project[field as keyof Details];
      if (value === undefined || JSON.stringify(from) === JSON.stringify(value)) continue;
      em.assign(project, { [field]: value });
      audit({ subjectType: 'Project', subjectId: project.id, field, from, to: value });
    }
    return [project.id];
  });

/** Replaces one kind of link of a project, checking its version and raising it. */
const setLinks =
  <L>(
    permission: 'setProjectActions' | 'setProjectCountries' | 'setProjectOrganisations',
    name: string,
    put: (writing: Writing, project: Project, links: readonly L[], at: string) => Promise<UserError[]>,
    linksOf: (em: EntityManager, project: Project) => Promise<object[]>,
    allowOnLinked: (writing: Writing, links: readonly L[]) => Promise<void> = async () => {},
  ) =>
  (request: WriteRequest, id: number, links: readonly L[], version: number): Promise<Outcome> =>
    change({ ...request, permission, input: [id, links, version] }, async (writing) => {
      const project = await lockProject(writing, id, version);
      await allowOnLinked(writing, links);
      const from = await linksOf(writing.em, project);
      refuse(await put(writing, project, links, name));
      touch(writing, project);
      await writing.em.flush();
      writing.audit({
        subjectType: 'Project',
        subjectId: project.id,
        field: name,
        from,
        to: await linksOf(writing.em, project),
      });
      return [project.id];
    });

/** A change of links is a change of the project: its version and moment of change grow. */
const touch = ({ em }: Writing, project: Project) => void em.assign(project, { updatedAt: now() });

export const setProjectActions = setLinks(
  'setProjectActions',
  'actions',
  putActions,
  async (em, project) =>
    (await em.find(ProjectAction, { project }, { populate: ['action', 'action.plan'] })).map(
      ({ action, share, contribution }) => ({
        plan: action.unwrap().plan.unwrap().code,
        action: action.unwrap().code,
        share,
        contribution,
      }),
    ),
  (writing, links) =>
    allowOnEach(
      writing,
      links.map(({ action }) => action),
    ),
);
export const setProjectCountries = setLinks('setProjectCountries', 'countries', putCountries, async (em, project) =>
  (await em.find(ProjectCountry, { project }, { populate: ['country'] })).map(({ country, percentage }) => ({
    country: country.unwrap().code,
    percentage,
  })),
);
export const setProjectOrganisations = setLinks(
  'setProjectOrganisations',
  'organisations',
  putOrganisations,
  async (em, project) =>
    (await em.find(ProjectOrganisation, { project }, { populate: ['organisation'] })).map(({ organisation, role }) => ({
      organisation: organisation.unwrap().code,
      role,
    })),
);
