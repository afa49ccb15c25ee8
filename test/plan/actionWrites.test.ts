import { expect, test } from '@jest/globals';
import type { ActionInput } from '../generated/graphql.js';
import { actionAtVersion, updateAction } from '../operations/plan/actions.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const action = async () => present((await api.run(actionAtVersion, { code: 'A1.2' })).data.action);
const update = async (id: string, version: number, input: ActionInput) =>
  (await secretariat.asks(updateAction, { id, version, input })).updateAction;

const affordable: ActionInput = {
  title: 'Affordable data',
  wording: 'OFFICIAL',
  pillar: 'P2',
  weight: '2.5',
  responsible: [{ organisation: 'KR', role: 'LEAD' }],
};

test('changes an action at its version, and says who stated its words', async () => {
  const { id, version } = await action();

  const changed = await update(id, version, affordable);

  expect(changed.action).toEqual({
    id,
    version: version + 1,
    title: 'Affordable data',
    pillar: { code: 'P2' },
    weight: '2.5000',
    responsible: [{ role: 'LEAD', organisation: { code: 'KR' } }],
    provenance: { kind: 'ENTERED' },
  });
});

test('leaves an action alone that has moved on since it was read', async () => {
  const { id, version } = await action();
  await update(id, version, { title: 'Somebody else was faster' });

  const late = await update(id, version, affordable);

  expect(userErrorsOf(late)).toEqual(['VERSION_CONFLICT version']);
});

test('refuses a change with every user error', async () => {
  const { id, version } = await action();

  const refused = await update(id, version, {
    title: '',
    pillar: 'P9',
    weight: '-1',
    sdgTargets: ['9.c', '99.9'],
    startDate: '2025-01-01',
    endDate: '2024-01-01',
    responsible: [{ organisation: 'NOBODY', role: 'LEAD' }],
    wording: null,
    precededBy: [{ action: 'A01', share: '1' }],
  });

  expect(userErrorsOf(refused)).toEqual([
    'REQUIRED input.wording',
    'REQUIRED input.title',
    'OUT_OF_RANGE input.endDate',
    'OUT_OF_RANGE input.weight',
    'INVALID input.sdgTargets.1',
    'NOT_FOUND input.pillar',
    'NOT_FOUND input.responsible.0.organisation',
    'INVALID input.precededBy',
  ]);
});
