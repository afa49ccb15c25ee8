import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Project, Publication } from '../../entities/plan/index.js';
import type { PublicationInput, PublicationPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkLine, checkName, checkPartialDate, checkText, known } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, linkChange, lockAt } from '../write/fields.js';
import { checkFree, meant } from '../write/stored.js';

const LINES = ['symbol', 'type', 'authors', 'date'] as const;

const checkPublication = (
  { title, symbol, type, authors, date, project }: PublicationPatch,
  projects: ReadonlyMap<string, Project>,
): UserError[] => [
  ...(title == null ? [] : checkName(title, 'input.title')),
  ...checkLine(symbol, 'input.symbol'),
  ...checkLine(type, 'input.type'),
  ...checkText(authors, 'input.authors', false),
  ...checkPartialDate(date || null, 'input.date'),
  ...known(projects, project, 'project', 'input.project'),
];

/** The columns that are given; a blank line is none. */
const columnsOf = ({ project: _, ...fields }: PublicationPatch) => ({
  ...fields,
  ...Object.fromEntries(LINES.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name] || null]]))),
});

const projectOf = (projects: ReadonlyMap<string, Project>, code: string | null | undefined): Project | null =>
  (code != null && projects.get(code)) || null;

const projectsIn = (em: EntityManager, { project }: PublicationPatch) => meant(em, Project, [project]);

/** Creates a publication. */
export const createPublication = (
  request: WriteRequest,
  input: PublicationInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createPublication', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    const projects = await projectsIn(em, input);
    refuse([
      ...checkCode(input.code, 'input.code'),
      ...checkPublication(input, projects),
      ...(await checkFree(em, Publication, input.code, 'a publication')),
    ]);
    const { code, title } = input;
    const project = projectOf(projects, input.project);
    const publication = em.create(Publication, { ...columnsOf(input), code, title, project, provenance: entered });
    await em.flush();
    audit({ subjectType: 'Publication', subjectId: publication.id, to: input });
    return [publication.id];
  });

/** Changes what is given of a publication, and nothing else. */
export const updatePublication = (
  request: WriteRequest,
  id: number,
  input: PublicationPatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updatePublication', input: [id, input, version] }, async (writing) => {
    const { em, allow } = writing;
    allow(null);
    const publication = await lockAt(em, Publication, id, version, 'publication');
    const projects = await projectsIn(em, input);
    refuse([...checkKept(input, ['title']), ...checkPublication(input, projects)]);
    const project = input.project === undefined ? undefined : projectOf(projects, input.project);
    const changes = [
      ...fieldChanges(publication, columnsOf(input)),
      ...(await linkChange(publication, 'project', project)),
    ];
    await applyChanges(writing, publication, changes, { subjectType: 'Publication', stated: 'all' });
    return [id];
  });
