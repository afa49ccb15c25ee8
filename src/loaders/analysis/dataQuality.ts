import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { batch, keyed, listed } from '../batch.js';
import { planMembers } from '../money/weights.js';
import { type ActionIssue, actionIssues } from './actionIssues.js';
import { type ProjectIssue, projectIssues } from './projectIssues.js';

/** Issues of the projects of a plan, and how many things were looked at. */
export interface PlanIssues {
  issues: ProjectIssue[];
  actions: number;
  projects: number;
}

const projectsOfPlans = async (db: Reader, planIds: readonly number[]) => {
  const { rows } = await sql<{ planId: number; projectIds: number[] }>`
    select m.plan_id, array_agg(m.project_id) as project_ids
    from ${planMembers(planIds)} m
    group by m.plan_id`.execute(db);
  return keyed(rows, 'planId');
};

const actionCounts = async (db: Reader, planIds: readonly number[]) => {
  const { rows } = await sql<{ planId: number; count: number }>`
    select a.plan_id, count(*)::int as count
    from action a
    where a.plan_id = any(${[...planIds]}::int[])
    group by a.plan_id`.execute(db);
  return keyed(rows, 'planId');
};

const planIssues = async (db: Reader, lens: Lens, planIds: readonly number[]): Promise<Map<number, PlanIssues>> => {
  const [issues, links, actions] = await Promise.all([
    projectIssues(db, lens, sql<boolean>`p.id in (select m.project_id from ${planMembers(planIds)} m)`),
    projectsOfPlans(db, planIds),
    actionCounts(db, planIds),
  ]);
  return new Map(
    planIds.map((id) => {
      const projects = new Set(links.get(id)?.projectIds);
      return [
        id,
        {
          issues: issues.filter(({ projectId }) => projects.has(projectId)),
          actions: actions.get(id)?.count ?? 0,
          projects: projects.size,
        },
      ];
    }),
  );
};

/** What is missing or wrong in actions and projects. */
export const dataQualityLoaders = (db: Reader, lens: Lens) => ({
  /** Issues of every action of a plan. */
  actionIssues: batch(
    async (ids) => listed(await actionIssues(db, lens, ids), 'planId'),
    () => [] as ActionIssue[],
  ),
  issuesOfProject: batch(
    async (ids) => listed(await projectIssues(db, lens, sql<boolean>`p.id = any(${ids}::int[])`), 'projectId'),
    () => [] as ProjectIssue[],
  ),
  /** Issues of every project of a plan, and how many actions and projects there are. */
  projectIssuesOfPlan: batch(
    (ids) => planIssues(db, lens, ids),
    (): PlanIssues => ({ issues: [], actions: 0, projects: 0 }),
  ),
});
