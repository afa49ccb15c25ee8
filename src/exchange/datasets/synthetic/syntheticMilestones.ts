import { type Given, later, synthetic } from './common.js';

const STEPS = ['Partners agreed', 'Design approved', 'Work under way', 'Handed over'];

/** Four milestones of an action or a project, the first ones completed. */
export const syntheticMilestones = (
  owner: { plan?: string; action?: string; project?: string },
  completed: number,
): Given<'milestones'> =>
  STEPS.map((title, index) => {
    const dueOn = `${2023 + index}-06-30`;
    return {
      ...owner,
      title,
      dueOn,
      weight: String(1 + (index % 2)),
      recordedAt: '2022-01-15T00:00:00Z',
      provenance: synthetic,
      ...(index < completed ? { completedOn: dueOn, completedAt: later(dueOn, 20) } : {}),
    };
  });
