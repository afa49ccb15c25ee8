import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Milestone } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';
import { knownUntil } from '../money/seen.js';

/** Milestones of actions and projects, and when they were done. */
export const milestoneLoaders = (db: Reader, lens: Lens) => {
  const { hasMany, hasValue } = related(db);
  const milestonesOf = (owner: 'actionId' | 'projectId') =>
    hasMany<Row<Milestone>>(
      owner,
      (ids) => sql`
        select *
        from milestone
        where ${sql.ref(owner)} = any(${ids}) and recorded_at <= ${knownUntil(lens)}
        order by due_on, id`,
    );
  return {
    milestonesOfAction: milestonesOf('actionId'),
    milestonesOfProject: milestonesOf('projectId'),

    /** Day on which a milestone was done, as far as the lens shows it. */
    completedOn: hasValue<string | null>(
      null,
      (ids) => sql`
        select distinct on (c.milestone_id)
          c.milestone_id as owner_id,
          case when c.completed_on <= ${lens.asOf}::date then c.completed_on end as value
        from milestone_completion c
        where c.milestone_id = any(${ids}) and c.recorded_at <= ${knownUntil(lens)}
        order by c.milestone_id, c.recorded_at desc, c.id desc`,
    ),
  };
};
