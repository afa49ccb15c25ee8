import { expect, test } from '@jest/globals';
import { goldenLaggards } from '../operations/analysis/dataQuality.js';
import { present } from '../support/certain.js';
import { goldenAnswers as answers, goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

test('names each reason of an action that lags', async () => {
  const { data, errors } = await golden.run(goldenLaggards);

  const { actions, unfunded } = present(data.plan);
  const reasons = Object.fromEntries(actions.map(({ code, lagging }) => [code, lagging.map((issue) => issue.code)]));
  expect(errors).toEqual([]);
  expect(reasons).toEqual({ ...answers.laggards, 'A3.1': ['NO_DATA'] });
  expect(unfunded).toEqual([{ code: 'A1.2' }]);
});
