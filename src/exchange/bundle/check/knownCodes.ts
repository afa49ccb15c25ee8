import type { EntityManager } from '@mikro-orm/postgresql';
import { ActionPlan, Project } from '../../../entities/plan/index.js';
import { parentsOf, unknownTimeZones } from '../../../services/plan/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { statedIn } from '../dataset/stated.js';
import type { StoredRows } from '../load/findStored.js';

/** What is stored that the check of a dataset needs. */
export interface KnownCodes {
  stored: StoredRows;
  /** The parent of each stored project that has one, by the code of the project. */
  parents: ReadonlyMap<string, string | null>;
  /** The project that has each IATI identifier. */
  iatiIdentifiers: ReadonlyMap<string, string>;
  /** The plan that supersedes each plan, by the code of the one superseded. */
  supersededBy: ReadonlyMap<string, string>;
  /** Time zones of the dataset that the database does not know. */
  unknownTimeZones: ReadonlySet<string>;
}

const findIdentifiers = async (em: EntityManager, { projects }: Dataset) => {
  const identifiers = projects.flatMap(({ iatiIdentifier }) => iatiIdentifier ?? []);
  const rows = await em.find(Project, { iatiIdentifier: { $in: identifiers } });
  // A project that the dataset gives another identifier gives its own up.
  const renamed = new Set(projects.flatMap((one) => (statedIn(one).has('iatiIdentifier') ? [one.code] : [])));
  return new Map(rows.flatMap(({ iatiIdentifier, code }) => (renamed.has(code) ? [] : [[iatiIdentifier ?? '', code]])));
};

const findSuperseded = async (em: EntityManager) => {
  const rows = await em.find(ActionPlan, { supersedes: { $ne: null } }, { populate: ['supersedes'] });
  return new Map(rows.map(({ supersedes, code }) => [supersedes?.unwrap().code ?? '', code]));
};

/** Finds what the check of a dataset needs. */
export const findKnownCodes = async (em: EntityManager, data: Dataset, stored: StoredRows): Promise<KnownCodes> => ({
  stored,
  parents: await parentsOf(em),
  iatiIdentifiers: await findIdentifiers(em, data),
  supersededBy: await findSuperseded(em),
  unknownTimeZones: await unknownTimeZones(em, [...new Set(data.plans.map(({ timeZone }) => timeZone))]),
});
