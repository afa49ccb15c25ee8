import type { UserError } from '../../domain/userErrors.js';
import { Organisation, Project } from '../../entities/plan/index.js';
import { allowOnProjects } from '../access/lineage.js';
import type { Writing } from '../write/change.js';
import { known } from '../write/checks.js';
import { checked, meant } from '../write/stored.js';

/** What a payment or a forecast names, by code. */
interface Naming {
  project: string;
  provider?: string | null;
  receiver?: string | null;
}

/** The rows that these name, by code, as far as they exist. */
export interface Named {
  projects: ReadonlyMap<string, Project>;
  organisations: ReadonlyMap<string, Organisation>;
}

/** Finds what is named, and checks the right to each of the projects. */
export const findNamed = async (writing: Writing, input: readonly Naming[]): Promise<Named> => {
  const { em } = writing;
  const projects = await meant(
    em,
    Project,
    input.map(({ project }) => project),
  );
  const ids = [...projects.values()].map(({ id }) => id);
  await allowOnProjects(writing, ids);
  const codes = input.flatMap(({ provider, receiver }) => [provider ?? null, receiver ?? null]);
  return { projects, organisations: await meant(em, Organisation, codes) };
};

/** An error for each name of nothing. */
export const checkNamed = (input: Naming, at: string, { projects, organisations }: Named): UserError[] => [
  ...known(projects, input.project, 'project', `${at}.project`),
  ...known(organisations, input.provider, 'organisation', `${at}.provider`),
  ...known(organisations, input.receiver, 'organisation', `${at}.receiver`),
];

/** The rows that one names, once they are checked. */
export const rowsNamed = ({ project, provider, receiver }: Naming, { projects, organisations }: Named) => {
  const organisation = (code: string | null | undefined) => (code == null ? null : checked(organisations, code));
  return {
    project: checked(projects, project),
    provider: organisation(provider),
    receiver: organisation(receiver),
  };
};
