import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';

type LineageRow = { id: number; names: string[] };

const byId = (rows: readonly LineageRow[]): Map<number, Lineage> =>
  new Map(rows.map(({ id, names }) => [id, new Set(names)]));

/** Lineage of actions: plan, pillar, group, and the organisations that lead them or, where none does, collaborate. */
export const lineageOfActions = async (db: Reader, ids: readonly number[]): Promise<Map<number, Lineage>> => {
  if (!ids.length) return new Map();
  const { rows } = await sql<LineageRow>`
    select lineage.action_id as id, lineage.names
    from action_lineage lineage
    where lineage.action_id = any(${[...ids]}::int[])`.execute(db);
  return byId(rows);
};

/** Lineage of projects: what they serve, where they work, and the organisations that do more than fund them. */
export const lineageOfProjects = async (db: Reader, ids: readonly number[]): Promise<Map<number, Lineage>> => {
  if (!ids.length) return new Map();
  const { rows } = await sql<LineageRow>`
    select lineage.project_id as id, lineage.names
    from project_lineage lineage
    where lineage.project_id = any(${[...ids]}::int[])`.execute(db);
  return byId(rows);
};
