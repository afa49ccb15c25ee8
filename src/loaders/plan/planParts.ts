import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type {
  ActionParty,
  ActionSuccession,
  Officer,
  Pillar,
  PlanMilestone,
  WorkingGroup,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, keyed, listed } from '../batch.js';

type End = 'fromId' | 'toId';

/** Successions by one end, in the order of the actions at the other. */
const successions = (db: Reader, end: End, other: End) =>
  batch(
    async (ids) => {
      const { rows } = await sql<Row<ActionSuccession>>`
        select s.* from action_succession s join action a on a.id = ${sql.ref(`s.${other}`)} where ${sql.ref(`s.${end}`)} = any(${ids}::int[]) order by a.number`.execute(
        db,
      );
      return listed(rows, end);
    },
    () => [] as Row<ActionSuccession>[],
  );

/** The parts of a plan that are few: milestones, pillars, groups, officers, parties of an action. */
export const planPartLoaders = (db: Reader) => ({
  milestonesOfPlan: batch(
    async (ids) => {
      const { rows } = await sql<
        Row<PlanMilestone>
      >`select * from plan_milestone where plan_id = any(${ids}::int[]) order by partial_date_earliest(date), id`.execute(
        db,
      );
      return listed(rows, 'planId');
    },
    () => [] as Row<PlanMilestone>[],
  ),

  pillarsOfPlan: batch(
    async (ids) => {
      const { rows } = await sql<
        Row<Pillar>
      >`select * from pillar where plan_id = any(${ids}::int[]) order by number`.execute(db);
      return listed(rows, 'planId');
    },
    () => [] as Row<Pillar>[],
  ),

  workingGroupsOfPlan: batch(
    async (ids) => {
      const { rows } = await sql<
        Row<WorkingGroup>
      >`select * from working_group where plan_id = any(${ids}::int[]) order by number`.execute(db);
      return listed(rows, 'planId');
    },
    () => [] as Row<WorkingGroup>[],
  ),

  workingGroupOfPillar: batch(
    async (ids) => {
      const { rows } = await sql<
        Row<WorkingGroup>
      >`select distinct on (pillar_id) * from working_group where pillar_id = any(${ids}::int[]) order by pillar_id, number`.execute(
        db,
      );
      return keyed(rows, 'pillarId');
    },
    () => null as Row<WorkingGroup> | null,
  ),

  /** Officers of a group, and those of whom the source does not say which group of the plan it is. */
  officersOfWorkingGroup: batch(
    async (ids) => {
      const { rows } = await sql<Row<Officer> & { groupId: number }>`
      select g.id as group_id, o.* from working_group g join officer o on o.plan_id = g.plan_id and coalesce(o.working_group_id, g.id) = g.id
      where g.id = any(${ids}::int[]) order by o.id`.execute(db);
      return listed(rows, 'groupId');
    },
    () => [] as Row<Officer>[],
  ),

  partiesOfAction: batch(
    async (ids) => {
      const { rows } = await sql<Row<ActionParty>>`
      select p.* from action_party p join organisation o on o.id = p.organisation_id where p.action_id = any(${ids}::int[]) order by p.role = 'LEAD' desc, o.name, p.id`.execute(
        db,
      );
      return listed(rows, 'actionId');
    },
    () => [] as Row<ActionParty>[],
  ),

  successorsOfAction: successions(db, 'fromId', 'toId'),
  predecessorsOfAction: successions(db, 'toId', 'fromId'),

  supersededBy: batch(
    async (ids) => {
      const { rows } = await sql<{
        id: number;
        supersedesId: number;
      }>`select id, supersedes_id from action_plan where supersedes_id = any(${ids}::int[])`.execute(db);
      return new Map(rows.map((row) => [row.supersedesId, row.id]));
    },
    () => null as number | null,
  ),
});
