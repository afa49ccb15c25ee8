import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { completeShares } from '../../domain/plan/index.js';
import type {
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, listed } from '../batch.js';

/** A link whose percentage is filled in: stated, or an equal part of what is left. */
export type ActionLink = Row<ProjectAction> & { planId: number; share: string; isEqualSplit: boolean };
export type CountryLink = Omit<Row<ProjectCountry>, 'percentage'> & { percentage: string; isEqualSplit: boolean };
export type OrganisationLink = Row<ProjectOrganisation>;

const complete = (links: (Row<ProjectAction> & { planId: number })[]): ActionLink[] => {
  const byPlan = Map.groupBy(links, ({ planId }) => planId);
  return [...byPlan.values()].flatMap((some) => {
    const shares = completeShares(some.map(({ share }) => share));
    return some.map((link, index) => ({ ...link, ...(shares[index] ?? { share: '0.0000', isEqualSplit: true }) }));
  });
};

const completeCountries = (links: Row<ProjectCountry>[]): CountryLink[] => {
  const shares = completeShares(links.map(({ percentage }) => percentage));
  return links.map((link, index) => ({
    ...link,
    percentage: shares[index]?.share ?? '0.0000',
    isEqualSplit: shares[index]?.isEqualSplit ?? true,
  }));
};

const mapValues = <V, W>(map: Map<number, V>, change: (value: V) => W) =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

/** What hangs on a project: components, and its links to actions, pillars, countries and organisations. */
export const projectPartLoaders = (db: Reader) => ({
  componentsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<
        Row<Project>
      >`select * from project where parent_id = any(${ids}::int[]) order by code`.execute(db);
      return listed(rows, 'parentId');
    },
    () => [] as Row<Project>[],
  ),

  actionsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<Row<ProjectAction> & { planId: number }>`
      select l.*, a.plan_id from project_action l join action a on a.id = l.action_id where l.project_id = any(${ids}::int[]) order by a.plan_id, a.number`.execute(
        db,
      );
      return mapValues(listed(rows, 'projectId'), complete);
    },
    () => [] as ActionLink[],
  ),

  pillarsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<Row<ProjectPillar>>`
      select l.* from project_pillar l join pillar p on p.id = l.pillar_id where l.project_id = any(${ids}::int[]) order by p.plan_id, p.number`.execute(
        db,
      );
      return listed(rows, 'projectId');
    },
    () => [] as Row<ProjectPillar>[],
  ),

  countriesOfProject: batch(
    async (ids) => {
      const { rows } = await sql<Row<ProjectCountry>>`
      select l.* from project_country l join country c on c.id = l.country_id where l.project_id = any(${ids}::int[]) order by c.code`.execute(
        db,
      );
      return mapValues(listed(rows, 'projectId'), completeCountries);
    },
    () => [] as CountryLink[],
  ),

  organisationsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<OrganisationLink>`
      select l.* from project_organisation l join organisation o on o.id = l.organisation_id where l.project_id = any(${ids}::int[]) order by l.role, o.name, l.id`.execute(
        db,
      );
      return listed(rows, 'projectId');
    },
    () => [] as OrganisationLink[],
  ),
});
