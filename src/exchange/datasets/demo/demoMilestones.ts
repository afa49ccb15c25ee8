import { type Given, later, synthetic as provenance } from '../synthetic/common.js';
import { ACTION_STORIES } from './actionStories.js';
import { projectCode } from './demoProjects.js';
import type { ProjectLine } from './projectLines.js';
import { dayAfter, firstDayOf, lastDayOf } from './time.js';

type Milestone = Given<'milestones'>[number];

const common = { recordedAt: '2022-01-15T00:00:00Z', provenance };

/** The steps of an action, what each weighs, and when it is due. */
const STEPS = [
  { title: 'Partners agreed', weight: '2', dueOn: '2022-12-15' },
  { title: 'Design approved', weight: '3', dueOn: '2023-12-15' },
  { title: 'First part in use', weight: '2', dueOn: '2024-12-15' },
  { title: 'Second part in use', weight: '2', dueOn: '2025-12-15' },
  { title: 'Handed over', weight: '1', dueOn: '2026-10-30' },
];

const completedOn = (day: string) => ({ completedOn: day, completedAt: later(day, 20) });

/** Milestones of the actions that are measured by them. */
export const milestonesOfActions = (plan: string): Milestone[] =>
  Object.entries(ACTION_STORIES).flatMap(([action, { completed }]) =>
    completed
      ? STEPS.map((step, index) => ({
          plan,
          action,
          ...step,
          ...common,
          ...(completed[index] ? completedOn(completed[index]) : {}),
        }))
      : [],
  );

const PHASES = ['Partners agreed', 'Purchases made', 'Work under way', 'Handed over'];

/** How much later than it was due a step of a project was completed, as a part of the project's time. */
const DELAY = 0.03;

const milestonesOf = ({ number, start, end }: ProjectLine): Milestone[] => {
  const [first, last] = [firstDayOf(start), lastDayOf(end)];
  return PHASES.map((title, index) => {
    const due = (index + 1) / (PHASES.length + 1);
    return {
      project: projectCode(number),
      title,
      dueOn: dayAfter(due, first, last),
      ...common,
      ...completedOn(dayAfter(due + DELAY, first, last)),
    };
  });
};

/** Milestones of the closed projects that have no indicator. */
export const milestonesOfProjects = (lines: readonly ProjectLine[]): Milestone[] =>
  lines.filter(({ phase, reaches }) => phase === 'CLOSED' && reaches === null).flatMap(milestonesOf);
