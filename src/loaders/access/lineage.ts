import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lineage } from '../../domain/access/index.js';
import { type Subject, subjectKey } from '../../domain/subject.js';

/**
 * Lineages of some actions and projects, by the key of the subject. Of an action: plan, pillar, group, and the
 * organisations that lead it or, where none does, collaborate; of a project: what it serves, where it works, and the
 * organisations that do more than fund it.
 */
export const lineagesOf = async (db: Reader, subjects: readonly Subject[]): Promise<Map<string, Lineage>> => {
  if (!subjects.length) return new Map();
  const idsOf = (wanted: Subject['type']) => subjects.flatMap(({ type, id }) => (type === wanted ? [id] : []));
  const { rows } = await sql<Subject & { names: string[] }>`
    select 'Action' as type, lineage.action_id as id, lineage.names
    from action_lineage lineage
    where lineage.action_id = any(${idsOf('Action')}::int[])
    union all
    select 'Project', lineage.project_id, lineage.names
    from project_lineage lineage
    where lineage.project_id = any(${idsOf('Project')}::int[])`.execute(db);
  return new Map(rows.map(({ names, ...subject }) => [subjectKey(subject), new Set(names)]));
};
