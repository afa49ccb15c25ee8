import { expect, test } from '@jest/globals';
import { goldenPortfolio } from '../operations/money/portfolio.js';
import { present } from '../support/certain.js';
import { goldenAnswers as answers, goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

test('shows a donor its share, and only what it takes part in', async () => {
  const { data } = await golden.run(goldenPortfolio, { donor: 'KR' });

  const { share, pillars, projects } = present(data.organisation).portfolio;
  const ofActions = Object.fromEntries(
    pillars.flatMap(({ actions }) => actions).map(({ action, share: part }) => [action?.code, part]),
  );
  const { committed, disbursed } = answers.portfolioKR;
  expect(share.committed.converted.amount).toBe(committed.share);
  expect(share.disbursed.converted.amount).toBe(disbursed.share);
  expect(Object.keys(ofActions)).toEqual(['A1.1', 'A2.1']);
  for (const code of ['A1.1', 'A2.1'] as const) {
    expect(ofActions[code]?.committed.converted.amount).toBe(committed[code]);
    expect(ofActions[code]?.disbursed.converted.amount).toBe(disbursed[code]);
  }
  expect(projects.map(({ project }) => project.code)).toEqual(['PRJ-1']);
});

test('does not convert where the same currency goes in and out', async () => {
  const { data } = await golden.run(goldenPortfolio, { donor: 'ADB', currency: 'EUR' });

  expect(data.organisation?.portfolio.share.committed).toEqual({
    converted: { amount: answers.portfolioADBinEUR.committed, currency: 'EUR' },
    isComplete: true,
    conversions: [],
  });
});
