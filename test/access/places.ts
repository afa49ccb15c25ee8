import { fromGlobalId, toGlobalId } from '../../src/domain/globalId.js';
import { ActionPlan, WorkingGroup } from '../../src/entities/plan/index.js';
import { ReviewComment } from '../../src/entities/reporting/index.js';
import { placesOfPlan } from '../operations/access/hidden.js';
import { only, present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import type { Person } from '../support/Person.js';
import type { Tracker } from '../support/tracker.js';

/** What operations are tried on: something of each kind in one plan. */
export interface Place {
  plan: string;
  planId: string;
  pillar: string;
  group: string;
  action: string;
  project: string;
  projectCode: string;
  report: string;
  comment: string;
  indicator: string;
  milestone: string;
  transaction: string;
}

/** Loads a plan with a milestone and a period that is open, and comments on a report of it. */
export const loadPlace = async (api: Tracker, secretariat: Person, plan: string): Promise<Place> => {
  await loadGolden(
    api.database,
    (golden) => {
      golden.lead('A1.1', 'KR');
      golden.bundle.plan.code = plan;
      golden.bundle.milestones = [{ action: 'A1.1', title: 'm', dueOn: '2026-01-01' }];
    },
    plan,
  );
  await secretariat.opens({ plan, code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' });
  const projectCode = `${plan}-1`;
  const found = await secretariat.asks(placesOfPlan, { plan, project: projectCode });
  const [action, project] = [present(found.action), present(found.project)];
  const report = only(action.reports.nodes).id;
  return {
    plan,
    planId: present(found.plan).id,
    pillar: present(present(found.plan).pillars[0]).id,
    group: await groupIn(api, present(found.plan).id),
    action: action.id,
    project: project.id,
    projectCode,
    report,
    comment: await commentOn(api, report),
    indicator: present(action.indicators[0]).id,
    milestone: only(action.milestones).id,
    transaction: present(project.transactions.nodes[0]).id,
  };
};

/** A working group of a plan: bundles have none. */
const groupIn = async (api: Tracker, planId: string) => {
  const em = api.orm.em.fork();
  const plan = await em.findOneOrFail(ActionPlan, { id: fromGlobalId(planId).id });
  const group = em.create(WorkingGroup, { plan, number: 1, title: 'g', provenance: plan.provenance });
  await em.flush();
  return toGlobalId('WorkingGroup', group.id);
};

/** A comment on a report, as if it had been submitted once. */
const commentOn = async (api: Tracker, report: string) => {
  const em = api.orm.em.fork();
  const comment = em.create(ReviewComment, {
    report: fromGlobalId(report).id,
    text: 't',
    severity: 'NOTE',
    author: 'a',
  });
  await em.flush();
  return toGlobalId('ReviewComment', comment.id);
};
