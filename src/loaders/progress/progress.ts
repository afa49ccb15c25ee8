import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type Moment, momentOf } from '../../domain/moment.js';
import { batch, keyed, neverAbsent, perArguments } from '../batch.js';
import { readActions } from './actionStandings.js';
import type { OwnerStanding } from './ownerStandings.js';
import { type PlanStandings, planStandings } from './planStandings.js';
import { type ProjectAtMoment, readProjects } from './projectStandings.js';

/** Progress of some plans at several moments, by plan in the order of the moments. */
const readPlans = async (db: Reader, lens: Lens, moments: readonly Moment[], planIds: readonly number[]) => {
  const { plans, actions } = await readActions(db, lens, moments, planIds);
  const byPlan = Map.groupBy(actions, ({ fact }) => `${fact.n} ${fact.planId}`);
  return new Map(
    [...keyed(plans, 'planId')].map(([id, plan]) => [
      id,
      moments.map((moment, n) => planStandings(plan, byPlan.get(`${n} ${id}`) ?? [], moment)),
    ]),
  );
};

const byProject = (rows: readonly ProjectAtMoment[]) =>
  new Map(rows.map(({ fact, standing }) => [fact.projectId, standing]));

/** Progress of plans with all that is in them, and of projects, through the lens or at moments of one's own. */
export const progressLoaders = (db: Reader, lens: Lens) => {
  const planProgressAt = perArguments((moments: readonly Moment[]) =>
    batch<PlanStandings[]>((ids) => readPlans(db, lens, moments, ids), neverAbsent),
  );
  const now = [momentOf(lens)];
  return {
    planProgressAt,

    planProgress: async (planId: number): Promise<PlanStandings> =>
      (await planProgressAt(now).load(planId))[0] ?? neverAbsent(),

    projectProgress: batch<OwnerStanding>(
      async (ids) =>
        byProject(
          await readProjects(db, lens, now, {
            projects: sql<boolean>`p.id = any(${ids}::int[])`,
            indicators: sql<boolean>`i.project_id = any(${ids}::int[])`,
          }),
        ),
      neverAbsent,
    ),

    /** Progress of every project. */
    allProjects: async () =>
      byProject(
        await readProjects(db, lens, now, {
          projects: sql<boolean>`p.archived_at is null`,
          indicators: sql<boolean>`i.project_id is not null`,
        }),
      ),
  };
};
