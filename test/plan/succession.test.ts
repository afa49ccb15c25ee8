import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ActionPredecessorInput, ActionSeedInput, PlanInput } from '../generated/graphql.js';
import { createPlan, successorsOfAction, sumsOfPlan } from '../operations/plan/succession.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const create = async (input: PlanInput) => (await secretariat.asks(createPlan, { input })).createPlan;
const sums = async (code: string) => present((await api.run(sumsOfPlan, { code })).data.plan);

const action = (number: number, ...precededBy: ActionPredecessorInput[]): ActionSeedInput => ({
  number,
  title: `Next action ${number}`,
  precededBy,
});
const reach = (...actions: ActionSeedInput[]) => ({ number: 1, title: 'Reach', actions });

/** The plan after the golden one: A1.1 goes on in two of its three actions. */
const nextPlan: PlanInput = {
  code: 'GOLDEN-2',
  title: 'The next plan',
  startDate: '2027-01-01',
  endDate: '2030-12-31',
  supersedes: 'GOLDEN',
  pillars: [
    reach(
      action(1, { action: 'A1.1', share: '60', note: 'Training goes on.' }),
      action(2, { action: 'A1.1', share: '40' }),
    ),
    { number: 2, title: 'Use', actions: [action(3)] },
  ],
};

test('refuses a plan with every user error', async () => {
  const refused = await create({
    ...nextPlan,
    code: 'GOLDEN',
    endDate: '2026-01-01',
    reportingCurrency: 'ZZZ',
    timeZone: 'Nowhere/City',
    atRiskFrom: 2,
    pillars: [{ number: 0, title: '', actions: [action(1), action(1)] }],
  });

  expect(userErrorsOf(refused)).toEqual([
    'DUPLICATE input.code',
    'OUT_OF_RANGE input.endDate',
    'INVALID input.reportingCurrency',
    'INVALID input.timeZone',
    'OUT_OF_RANGE input.atRiskFrom',
    'OUT_OF_RANGE input.pillars.0.number',
    'DUPLICATE input.pillars.0.actions.1.number',
    'REQUIRED input.pillars.0.title',
  ]);
});

test('refuses to carry more than 100 percent of an action over', async () => {
  const refused = await create({
    ...nextPlan,
    pillars: [reach(action(1, { action: 'A1.1', share: '60' }), action(2, { action: 'A1.1', share: '50' }))],
  });

  expect(userErrorsOf(refused)).toEqual(['SHARES_EXCEED_100 input.pillars.0.actions.1.precededBy.0.share']);
});

describe('a plan that supersedes another', () => {
  let before: Awaited<ReturnType<typeof sums>>;
  let created: Awaited<ReturnType<typeof create>>;
  beforeAll(async () => {
    before = await sums('GOLDEN');
    created = await create(nextPlan);
  });

  test('maps its actions to those that they carry on', () => {
    expect(created).toMatchObject({
      userErrors: [],
      plan: {
        code: 'GOLDEN-2',
        supersedes: { code: 'GOLDEN' },
        actions: [
          {
            code: 'A01',
            title: 'Next action 1',
            wording: 'OFFICIAL',
            pillar: { code: 'P1' },
            precededBy: [{ share: '60.0000', from: { code: 'A1.1', plan: { code: 'GOLDEN' } } }],
          },
          { code: 'A02', precededBy: [{ share: '40.0000' }] },
          { code: 'A03', pillar: { code: 'P2' }, precededBy: [] },
        ],
      },
    });
  });

  test('changes no sum of the plan before it', async () => {
    expect(await sums('GOLDEN')).toEqual({ ...before, supersededBy: { code: 'GOLDEN-2' } });
  });

  test('begins without projects, money or progress', async () => {
    expect(await sums('GOLDEN-2')).toMatchObject({
      progress: { value: null, status: 'NOT_STARTED', method: 'NONE' },
      funding: { committed: { converted: { amount: '0.00' } }, projectCount: 0 },
      counts: { actions: 3, projects: 0, indicators: 0 },
      statusCounts: expect.arrayContaining([
        { status: 'NOT_STARTED', count: 3 },
        { status: 'NO_DATA', count: 0 },
      ]),
    });
  });

  test('shows in the plan before it where its actions go on', async () => {
    const { data } = await api.run(successorsOfAction, { code: 'A1.1' });

    expect(data.action?.succeededBy).toEqual([
      { share: '60.0000', note: 'Training goes on.', to: { code: 'A01', plan: { code: 'GOLDEN-2' } } },
      { share: '40.0000', note: null, to: { code: 'A02', plan: { code: 'GOLDEN-2' } } },
    ]);
  });

  test('leaves no room for a second successor', async () => {
    expect(userErrorsOf(await create({ ...nextPlan, code: 'GOLDEN-3' }))).toEqual([
      'IN_USE input.supersedes',
      'SHARES_EXCEED_100 input.pillars.0.actions.0.precededBy.0.share',
      'SHARES_EXCEED_100 input.pillars.0.actions.1.precededBy.0.share',
    ]);
  });
});
