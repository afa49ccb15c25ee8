import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { withPlaces } from '../domain/decimal.js';
import { fromGlobalId } from '../domain/globalId.js';
import { parsePartialDate } from '../domain/partialDate.js';
import { statedTotal } from '../domain/shares.js';
import { type Mistake, refuse } from '../domain/userErrors.js';
import { Action } from '../entities/Action.js';
import { Country } from '../entities/Country.js';
import { Organisation } from '../entities/Organisation.js';
import { Project } from '../entities/Project.js';
import { ProjectAction } from '../entities/ProjectAction.js';
import { ProjectCountry } from '../entities/ProjectCountry.js';
import { ProjectOrganisation } from '../entities/ProjectOrganisation.js';
import type { ActivityStatus, OrganisationRole, OrganisationType } from '../schema/enums.js';
import { type Change, change, type Outcome, type Writing } from './change.js';
import { checkLength } from './checks.js';
import { stored } from './upsert.js';

type Request = Omit<Change, 'operation' | 'input' | 'idempotencyKey'>;

export interface ActionShare {
  action: string;
  share: string;
  contribution?: string | null;
}
export interface CountryShare {
  country: string;
  percentage: string;
}
export interface OrganisationPart {
  organisation: string;
  role: OrganisationRole;
}

interface Details {
  title?: string | null;
  description?: string | null;
  activityStatus?: ActivityStatus | null;
  plannedStart?: string | null;
  actualStart?: string | null;
  plannedEnd?: string | null;
  actualEnd?: string | null;
  iatiIdentifier?: string | null;
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

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const MOST_TEXT = 10_000;

const checkCode = (code: string, field: string): Mistake[] =>
  CODE.test(code) ? [] : [{ code: 'INVALID', field, message: `"${code.slice(0, 64)}" is not a code: 1 to 64 letters, digits, dots, dashes or underscores` }];

const checkText = (text: string | null | undefined, field: string, isNeeded: boolean): Mistake[] => {
  const long = checkLength(text, field, MOST_TEXT);
  if (long.length) return long;
  return isNeeded && !text?.trim() ? [{ code: 'REQUIRED', field, message: 'it cannot be empty' }] : [];
};

const checkDates = (details: Details, at: string): Mistake[] => {
  const dates = (['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const).flatMap((name) => {
    const text = details[name];
    return text == null ? [] : [{ name, text, date: parsePartialDate(text) }];
  });
  const mistakes = dates.flatMap(({ name, text, date }): Mistake[] =>
    date ? [] : [{ code: 'INVALID', field: `${at}.${name}`, message: `"${text.slice(0, 40)}" is not a year, a month or a day such as "2024-03"` }],
  );
  for (const kind of ['planned', 'actual']) {
    const [start, end] = ['Start', 'End'].map((part) => dates.find(({ name }) => name === kind + part)?.date);
    if (start && end && end.latest < start.earliest)
      mistakes.push({ code: 'OUT_OF_RANGE', field: `${at}.${kind}End`, message: `${end.text} is before the start ${start.text}` });
  }
  return mistakes;
};

const checkIdentifier = async (em: EntityManager, details: Details, own: string | null, at: string): Promise<Mistake[]> => {
  if (details.iatiIdentifier?.trim() === '')
    return [{ code: 'INVALID', field: `${at}.iatiIdentifier`, message: 'an identifier cannot be blank; leave it out' }];
  const long = checkLength(details.iatiIdentifier, `${at}.iatiIdentifier`, 200);
  if (long.length) return long;
  const owner = details.iatiIdentifier == null ? null : await em.findOne(Project, { iatiIdentifier: details.iatiIdentifier });
  return owner && owner.code !== own
    ? [{ code: 'DUPLICATE', field: `${at}.iatiIdentifier`, message: `${details.iatiIdentifier} is that of ${owner.code}` }]
    : [];
};

const repeated = (keys: readonly string[], at: string, name: string): Mistake[] =>
  keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ code: 'DUPLICATE' as const, field: `${at}.${index}.${name}`, message: 'it is given twice' }] : [],
  );

const checkShare = (share: string, field: string): Mistake[] => {
  const fixed = withPlaces(share, 4);
  return fixed === null || Number(fixed) < 0 || Number(fixed) > 100
    ? [{ code: 'OUT_OF_RANGE', field, message: `${share} is not a percentage from 0 to 100 with at most four decimals` }]
    : [];
};

const tooMuch = (shares: readonly string[], at: string, what: string): Mistake[] => {
  const fixed = shares.flatMap((share) => withPlaces(share, 4) ?? []);
  const total = statedTotal(fixed);
  return Number(total) > 100 ? [{ code: 'SHARES_EXCEED_100', field: at, message: `the ${what} add up to ${total}; at most 100 can be given away` }] : [];
};

const actionOf = (id: string) => {
  try {
    const { type, id: number } = fromGlobalId(id);
    return type === 'Action' ? number : null;
  } catch {
    return null;
  }
};

/** Puts the project's links to actions in place of those it has. Shares of each plan add up to at most 100. */
const putActions = async ({ em, entered }: Writing, project: Project, links: readonly ActionShare[], at: string): Promise<Mistake[]> => {
  const numbers = links.map(({ action }) => actionOf(action));
  const actions = new Map((await em.find(Action, { id: { $in: numbers.filter((number) => number !== null) } })).map((action) => [action.id, action]));
  const found = numbers.map((number) => (number === null ? undefined : actions.get(number)));
  const plans = new Set(found.flatMap((action) => (action ? [action.plan.id] : [])));
  const mistakes = [
    ...found.flatMap((action, index): Mistake[] =>
      action ? [] : [{ code: 'NOT_FOUND', field: `${at}.${index}.action`, message: `there is no action with the id "${links[index]?.action.slice(0, 40)}"` }],
    ),
    ...links.flatMap(({ share }, index) => checkShare(share, `${at}.${index}.share`)),
    ...repeated(
      links.map(({ action }) => action),
      at,
      'action',
    ),
    ...[...plans].flatMap((plan) =>
      tooMuch(
        links.filter((_, index) => found[index]?.plan.id === plan).map(({ share }) => share),
        at,
        'shares',
      ),
    ),
  ];
  if (mistakes.length) return mistakes;
  if (project.id !== undefined) await em.nativeDelete(ProjectAction, { project });
  for (const [index, { share, contribution }] of links.entries()) {
    em.create(ProjectAction, { project, action: found[index] as Action, share: withPlaces(share, 4), contribution: contribution ?? null, provenance: entered });
  }
  return [];
};

const putCountries = async ({ em, entered }: Writing, project: Project, links: readonly CountryShare[], at: string): Promise<Mistake[]> => {
  const countries = await stored(
    em,
    Country,
    links.map(({ country }) => country),
  );
  const mistakes = [
    ...links.flatMap(({ country }, index): Mistake[] =>
      countries.has(country) ? [] : [{ code: 'NOT_FOUND', field: `${at}.${index}.country`, message: `there is no country ${country}` }],
    ),
    ...links.flatMap(({ percentage }, index) => checkShare(percentage, `${at}.${index}.percentage`)),
    ...repeated(
      links.map(({ country }) => country),
      at,
      'country',
    ),
    ...tooMuch(
      links.map(({ percentage }) => percentage),
      at,
      'percentages',
    ),
  ];
  if (mistakes.length) return mistakes;
  if (project.id !== undefined) await em.nativeDelete(ProjectCountry, { project });
  for (const { country, percentage } of links)
    em.create(ProjectCountry, { project, country: countries.get(country) as Country, percentage: withPlaces(percentage, 4), provenance: entered });
  return [];
};

const putOrganisations = async ({ em, entered }: Writing, project: Project, links: readonly OrganisationPart[], at: string): Promise<Mistake[]> => {
  const organisations = await stored(
    em,
    Organisation,
    links.map(({ organisation }) => organisation),
  );
  const mistakes = [
    ...links.flatMap(({ organisation }, index): Mistake[] =>
      organisations.has(organisation) ? [] : [{ code: 'NOT_FOUND', field: `${at}.${index}.organisation`, message: `there is no organisation ${organisation}` }],
    ),
    ...repeated(
      links.map(({ organisation, role }) => `${organisation} ${role}`),
      at,
      'organisation',
    ),
  ];
  if (mistakes.length) return mistakes;
  if (project.id !== undefined) await em.nativeDelete(ProjectOrganisation, { project });
  for (const { organisation, role } of links)
    em.create(ProjectOrganisation, { project, organisation: organisations.get(organisation) as Organisation, role, provenance: entered });
  return [];
};

/** Creates a project with its links. */
export const createProject = (request: Request, input: ProjectGiven, idempotencyKey: string | null | undefined): Promise<Outcome> =>
  change({ ...request, operation: 'createProject', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { actions, countries, organisations, parent: parentCode, ...details } = input;
    const rows = await stored(em, Project, [input.code, parentCode ?? null]);
    const mistakes: Mistake[] = [
      ...checkCode(input.code, 'input.code'),
      ...checkText(input.title, 'input.title', true),
      ...checkText(input.description, 'input.description', false),
      ...checkDates(input, 'input'),
      ...(await checkIdentifier(em, input, null, 'input')),
    ];
    if (rows.has(input.code)) mistakes.push({ code: 'DUPLICATE', field: 'input.code', message: `there is a project ${input.code} already` });
    if (parentCode != null && !rows.has(parentCode)) mistakes.push({ code: 'NOT_FOUND', field: 'input.parent', message: `there is no project ${parentCode}` });
    const parent = parentCode == null ? null : (rows.get(parentCode) ?? null);
    const project = new Project();
    em.assign(project, { ...details, parent, provenance: entered }, { em });
    mistakes.push(
      ...(await putActions(writing, project, actions, 'input.actions')),
      ...(await putCountries(writing, project, countries, 'input.countries')),
      ...(await putOrganisations(writing, project, organisations, 'input.organisations')),
    );
    refuse(mistakes);
    em.persist(project);
    await em.flush();
    audit({ subjectType: 'Project', subjectId: project.id, to: input });
    return [project.id];
  });

/** The project, if nobody changed it since this version was read; a mistake otherwise. */
const atVersion = async (em: EntityManager, id: number, version: number): Promise<Project> => {
  const project = await em.findOne(Project, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!project) refuse([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such project' }]);
  if (project && project.version !== version) {
    refuse([
      {
        code: 'VERSION_CONFLICT',
        field: 'version',
        message: `the project is at version ${project.version}, not ${version}: somebody changed it; read it again`,
      },
    ]);
  }
  return project as Project;
};

/** Changes what is given of a project, and nothing else. */
export const updateProject = (request: Request, id: number, input: Details, version: number): Promise<Outcome> =>
  change({ ...request, operation: 'updateProject', input: [id, input, version] }, async ({ em, audit }) => {
    const project = await atVersion(em, id, version);
    const merged = { ...project, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) } as Details;
    refuse([
      ...(input.title === undefined ? [] : checkText(input.title, 'input.title', true)),
      ...(input.activityStatus === null
        ? [{ code: 'REQUIRED' as const, field: 'input.activityStatus', message: 'a project has a phase; leave it out to keep it as it is' }]
        : []),
      ...checkText(input.description, 'input.description', false),
      ...checkDates(merged, 'input'),
      ...(await checkIdentifier(em, input, project.code, 'input')),
    ]);
    for (const [field, value] of Object.entries(input)) {
      const from = project[field as keyof Details];
      if (value === undefined || from === value) continue;
      em.assign(project, { [field]: value });
      audit({ subjectType: 'Project', subjectId: project.id, field, from, to: value });
    }
    return [project.id];
  });

/** Replaces one kind of link of a project, checking its version and raising it. */
const setLinks =
  <L>(
    operation: 'setProjectActions' | 'setProjectCountries' | 'setProjectOrganisations',
    name: string,
    put: (writing: Writing, project: Project, links: readonly L[], at: string) => Promise<Mistake[]>,
    linksOf: (em: EntityManager, project: Project) => Promise<object[]>,
  ) =>
  (request: Request, id: number, links: readonly L[], version: number): Promise<Outcome> =>
    change({ ...request, operation, input: [id, links, version] }, async (writing) => {
      const project = await atVersion(writing.em, id, version);
      const from = await linksOf(writing.em, project);
      refuse(await put(writing, project, links, name));
      touch(writing, project);
      await writing.em.flush();
      writing.audit({ subjectType: 'Project', subjectId: project.id, field: name, from, to: await linksOf(writing.em, project) });
      return [project.id];
    });

/** A change of links is a change of the project: its version and moment of change grow. */
const touch = ({ em }: Writing, project: Project) => void em.assign(project, { updatedAt: new Date() });

export const setProjectActions = setLinks('setProjectActions', 'actions', putActions, async (em, project) =>
  (await em.find(ProjectAction, { project }, { populate: ['action'] })).map(({ action, share, contribution }) => ({
    action: action.unwrap().code,
    share,
    contribution,
  })),
);
export const setProjectCountries = setLinks('setProjectCountries', 'countries', putCountries, async (em, project) =>
  (await em.find(ProjectCountry, { project }, { populate: ['country'] })).map(({ country, percentage }) => ({ country: country.unwrap().code, percentage })),
);
export const setProjectOrganisations = setLinks('setProjectOrganisations', 'organisations', putOrganisations, async (em, project) =>
  (await em.find(ProjectOrganisation, { project }, { populate: ['organisation'] })).map(({ organisation, role }) => ({
    organisation: organisation.unwrap().code,
    role,
  })),
);

export interface OrganisationGiven {
  code: string;
  name: string;
  acronym?: string | null;
  type: OrganisationType;
  country?: string | null;
  iatiRef?: string | null;
}

/** Creates an organisation. */
export const createOrganisation = (request: Request, input: OrganisationGiven, idempotencyKey: string | null | undefined): Promise<Outcome> =>
  change({ ...request, operation: 'createOrganisation', input, idempotencyKey }, async ({ em, audit, entered }) => {
    const mistakes = [
      ...checkCode(input.code, 'input.code'),
      ...checkText(input.name, 'input.name', true),
      ...checkLength(input.acronym, 'input.acronym', 200),
      ...checkLength(input.iatiRef, 'input.iatiRef', 200),
    ];
    if (await em.count(Organisation, { code: input.code }))
      mistakes.push({ code: 'DUPLICATE', field: 'input.code', message: `there is an organisation ${input.code} already` });
    const country = input.country == null ? null : await em.findOne(Country, { code: input.country });
    if (input.country != null && !country) mistakes.push({ code: 'NOT_FOUND', field: 'input.country', message: `there is no country ${input.country}` });
    refuse(mistakes);
    const row = em.create(Organisation, { ...input, acronym: input.acronym ?? null, iatiRef: input.iatiRef ?? null, country, provenance: entered });
    await em.flush();
    audit({ subjectType: 'Organisation', subjectId: row.id, to: input });
    return [row.id];
  });
