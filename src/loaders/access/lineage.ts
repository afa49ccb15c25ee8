import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import { groupOfAction } from '../plan/serving.js';

const inPlan = sql`select a.id, array['Action:' || a.id, 'ActionPlan:' || a.plan_id, 'Pillar:' || a.pillar_id, 'WorkingGroup:' || ${groupOfAction}] as names from action a`;

const actions = sql`select x.id, x.names || array(select 'Organisation:' || p.organisation_id from action_party p where p.action_id = x.id
    and (p.role = 'LEAD' or not exists (select from action_party l where l.action_id = x.id and l.role = 'LEAD'))) as names from (${inPlan}) x`;

const projects = sql`select p.id, array['Project:' || p.id]
    || array(select unnest(x.names) from (${inPlan}) x join project_action l on l.action_id = x.id where l.project_id = p.id)
    || array(select unnest(array['Pillar:' || i.id, 'ActionPlan:' || i.plan_id, 'WorkingGroup:' || w.id]) from project_pillar l join pillar i on i.id = l.pillar_id left join working_group w on w.pillar_id = i.id where l.project_id = p.id)
    || array(select 'Country:' || c.country_id from project_country c where c.project_id = p.id)
    || array(select 'Organisation:' || o.organisation_id from project_organisation o where o.project_id = p.id and o.role <> 'FUNDING') as names from project p`;

const read = async (db: Reader, things: RawBuilder<unknown>, ids: readonly number[]): Promise<Map<number, Lineage>> => {
  if (!ids.length) return new Map();
  const { rows } = await sql<{
    id: number;
    names: (string | null)[];
  }>`select t.* from (${things}) t where t.id = any(${[...ids]}::int[])`.execute(db);
  return new Map(rows.map(({ id, names }) => [id, new Set(names.filter((name) => name !== null))]));
};

/** What actions stand under: plan, pillar, working group and the organisations that lead them, or where none does, take part. */
export const lineageOfActions = (db: Reader, ids: readonly number[]): Promise<Map<number, Lineage>> =>
  read(db, actions, ids);

/** What projects stand under: the actions that they serve and what these stand under, where they work, and who has a part in them other than funding. */
export const lineageOfProjects = (db: Reader, ids: readonly number[]): Promise<Map<number, Lineage>> =>
  read(db, projects, ids);
