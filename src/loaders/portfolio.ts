import { sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Lens } from '../domain/lens.js';
import { OrganisationRole } from '../schema/enums.js';
import { knownUntil } from './flows.js';

/** An action of a plan that a donor funds something of, with its pillar. */
export interface FundedAction {
  actionId: number;
  pillarId: number | null;
}

/** What of a plan a donor funds: its projects (as a funder, or through transactions that the lens shows) and their actions. */
export const portfolioLoaders = (db: Reader, lens: Lens) => {
  const projects = (organisationId: number, planId: number) => sql`(
    select m.project_id from (
      select l.project_id from project_action l join action a on a.id = l.action_id where a.plan_id = ${planId}
      union select l.project_id from project_pillar l join pillar p on p.id = l.pillar_id where p.plan_id = ${planId}) m
    where m.project_id in (select o.project_id from project_organisation o where o.organisation_id = ${organisationId} and o.role = ${OrganisationRole.FUNDING}
      union select t.project_id from transaction t where t.provider_id = ${organisationId} and t.transaction_date <= ${lens.asOf}::date and t.recorded_at <= ${knownUntil(lens)}))`;
  return {
    fundedProjects: async (organisationId: number, planId: number): Promise<number[]> =>
      (await sql<{ id: number }>`select p.id from project p where p.id in ${projects(organisationId, planId)} order by p.code`.execute(db)).rows.map(
        ({ id }) => id,
      ),
    fundedActions: async (organisationId: number, planId: number): Promise<FundedAction[]> =>
      (
        await sql<FundedAction>`select a.id as action_id, a.pillar_id from action a where a.plan_id = ${planId}
          and a.id in (select l.action_id from project_action l where l.project_id in ${projects(organisationId, planId)}) order by a.number`.execute(db)
      ).rows,
  };
};
