import { expect, test } from '@jest/globals';
import { assessAction, assessmentsGiven, judgedActions, statusesOfAction } from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

/** A2.1 as of a day; without one as of today, since an assessment counts from the day that it is given. */
const action = async (asOf?: string) => present((await api.run(statusesOfAction, { code: 'A2.1', asOf })).data.action);

const assess = async (note: string) =>
  (await secretariat.asks(assessAction, { id: (await action()).id, status: 'ON_HOLD', note })).assessAction;

test('is refused without a note', async () => {
  expect(userErrorsOf(await assess(' '))).toEqual(['REQUIRED note']);
});

test('is shown in place of what was computed, and all three stay side by side', async () => {
  await assess('Waiting for the budget.');

  expect((await action()).progress).toEqual({
    status: 'ON_HOLD',
    statusSource: 'ASSESSED',
    computedStatus: 'OFF_TRACK',
    reportedStatus: null,
    assessedStatus: 'ON_HOLD',
    assessmentNote: 'Waiting for the budget.',
    disagreement: true,
    value: 0.4,
  });
});

test('is found by filters of status and disagreement', async () => {
  await assess('Waiting for the budget.');

  const { data } = await api.run(judgedActions);

  expect(data.plan).toEqual({ disagreed: [{ code: 'A2.1' }], onHold: [{ code: 'A2.1' }] });
});

test('does not count as of a day before it was given', async () => {
  await assess('Waiting for the budget.');

  expect((await action('2024-12-31')).progress).toMatchObject({ statusSource: 'COMPUTED', assessedStatus: null });
});

test('is a change, with its note as the reason', async () => {
  const before = (await api.run(assessmentsGiven)).data.changes.nodes.length;
  await assess('Waiting for the budget.');

  const { nodes } = (await api.run(assessmentsGiven)).data.changes;

  expect(nodes).toHaveLength(before + 1);
  expect(nodes[0]).toEqual({ from: null, to: 'ON_HOLD', reason: 'Waiting for the budget.', title: 'A2.1: A2.1' });
});
