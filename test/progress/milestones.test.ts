import { expect, test } from '@jest/globals';
import { completeMilestone, createMilestone, milestonesOfProject } from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

/** A project of the golden plan, none of which has milestones but those of these tests. */
const read = async (project: string, asOf = '2024-12-31') =>
  present((await api.run(milestonesOfProject, { project, asOf })).data.project);

const create = async (project: string, title: string, dueOn: string, weight?: string) => {
  const input = { owner: (await read(project)).id, title, dueOn, weight };
  return (await secretariat.asks(createMilestone, { input })).createMilestone;
};
const complete = async ({ milestone }: Awaited<ReturnType<typeof create>>, on: string) =>
  (await secretariat.asks(completeMilestone, { id: present(milestone).id, on })).completeMilestone;

test('counts where no indicator has data, from the day that it was done', async () => {
  const agreement = await create('PRJ-4', 'Agreement signed', '2024-06-30', '3');
  const station = await create('PRJ-4', 'Station built', '2025-06-30');

  const done = await complete(agreement, '2024-07-15');
  await complete(station, '2025-01-01');

  expect(done.milestone).toEqual({ completedOn: '2024-07-15', isLate: true });
  expect(await read('PRJ-4', '2024-07-14')).toMatchObject({
    progress: { value: 0, method: 'MILESTONES' },
    milestones: [
      { completedOn: null, isLate: true },
      { completedOn: null, isLate: false },
    ],
  });
  expect((await read('PRJ-4', '2024-12-31')).progress).toEqual({ value: 0.75, method: 'MILESTONES' });
  expect((await read('PRJ-4', '2025-12-31')).progress).toEqual({ value: 1, method: 'MILESTONES' });
});

test('is not done on a day to come', async () => {
  const opening = await create('PRJ-2', 'Opening', '2024-06-30');

  const early = await complete(opening, '2999-01-01');

  expect(userErrorsOf(early)).toEqual(['OUT_OF_RANGE completedOn']);
});

test('is created once', async () => {
  await create('PRJ-1', 'Station built', '2025-06-30');

  const again = await create('PRJ-1', 'Station built', '2025-06-30');

  expect(userErrorsOf(again)).toEqual(['DUPLICATE input.title']);
});
