import { expect, test } from '@jest/globals';
import type { GoldenIndicatorsQueryVariables, IndicatorValueInput } from '../generated/graphql.js';
import { idsOfActions } from '../operations/plan/projects.js';
import {
  createIndicator,
  goldenIndicators,
  recordIndicatorValues,
  unitsOfIndicator,
} from '../operations/progress/writes.js';
import { person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { goldenAnswers as answers, goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const record = async (...input: IndicatorValueInput[]) =>
  (await secretariat.asks(recordIndicatorValues, { input })).recordIndicatorValues;

/** An action with its only indicator. */
const read = async (given: GoldenIndicatorsQueryVariables) => {
  const { data, errors } = await api.run(goldenIndicators, given);
  expect(errors).toEqual([]);
  const action = present(data.action);
  return { action, indicator: only(action.indicators) };
};
let made = 0;
/** A new indicator of A1.1, whose values are combined like this. */
const newIndicator = async (acrossUnits: 'SUM' | 'NONE') => {
  made += 1;
  const { data } = await api.run(idsOfActions);
  const { createIndicator: answer } = await secretariat.asks(createIndicator, {
    input: {
      owner: present(data.a11).id,
      code: `UNITS-${made}`,
      title: 'Units',
      unit: 'units',
      measure: 'UNIT',
      acrossUnits,
      reportingBasis: 'PERIODIC',
      acrossPeriods: 'SUM',
      direction: 'INCREASE',
    },
  });
  expect(answer.userErrors).toEqual([]);
  return present(answer.indicator);
};

const idOf = async (action: string) => (await read({ action })).indicator.id;

test('corrects an earlier value of the same date, and both stay visible', async () => {
  const before = await read({ action: 'A1.2' });

  const { userErrors } = await record({ indicator: before.indicator.id, date: '2024-12-31', value: '6.0' });

  const { indicator } = await read({ action: 'A1.2' });
  const { value, raw, regressed, status } = answers['IND-2']['if the value were 6.0'];
  expect([before.indicator.actual, before.action.progress.value, userErrors]).toEqual(['3.5', 0.5, []]);
  expect(indicator.actual).toBe('6');
  expect(indicator.progress).toMatchObject({ value, raw, regressed, status });
  expect(indicator.values.nodes).toEqual([
    { value: '3.5', isSuperseded: true },
    { value: '6', isSuperseded: false },
  ]);
});

test('is not known before it is recorded', async () => {
  const indicator = await idOf('A1.2');
  const known = (await read({ action: 'A1.2' })).indicator.actual;
  const { values } = await record({ indicator, date: '2024-12-31', value: '7' });

  const justBefore = new Date(Date.parse(only(values).recordedAt) - 1).toISOString();
  const before = await read({ action: 'A1.2', knownAt: justBefore });
  const after = await read({ action: 'A1.2' });

  expect(before.indicator.actual).toBe(known);
  expect(after.indicator.actual).toBe('7');
});

test('of an old date never lowers a newer cumulative value', async () => {
  const indicator = await idOf('A1.1');

  await record({ indicator, project: 'PRJ-1', date: '2023-12-31', value: '10' });

  expect((await read({ action: 'A1.1' })).indicator.actual).toBe('90');
});

test('is no zero where it is null with its reason', async () => {
  const id = await idOf('A1.1');

  await record({ indicator: id, project: 'PRJ-2', date: '2024-12-31', noDataReason: 'NOT_COLLECTED' });

  const { indicator } = await read({ action: 'A1.1' });
  expect(indicator.actual).toBe('90');
  expect(indicator.progress).toMatchObject({
    value: 0.45,
    coverage: { expected: 2, reported: 1 },
    explain: { excluded: expect.arrayContaining([{ reason: 'NO_DATA', count: 1 }]) },
  });
});

test('is refused with all others, each user error with its path', async () => {
  const [falling, ratio, date] = [await idOf('A1.2'), await idOf('A2.1'), '2024-12-31'];

  const refused = await record(
    { indicator: falling, date: '2999-01-01', value: '1' },
    { indicator: falling, date, value: 'many' },
    { indicator: falling, date },
    { indicator: falling, date, value: '1', noDataReason: 'CONFIDENTIAL' },
    { indicator: ratio, date, value: '40' },
    { indicator: ratio, date, numerator: '4' },
    { indicator: ratio, date, project: 'NONE', country: 'THA', numerator: '1', denominator: '2' },
    { indicator: falling, date, value: '1', project: 'PRJ-1' },
    { indicator: 'nonsense', date, value: '1' },
  );

  expect(refused.values).toEqual([]);
  expect(userErrorsOf(refused)).toEqual([
    'OUT_OF_RANGE input.0.date',
    'INVALID input.1.value',
    'INVALID input.2.value',
    'INVALID input.3.noDataReason',
    'INVALID input.4.value',
    'INVALID input.4.numerator',
    'INVALID input.5.denominator',
    'NOT_FOUND input.6.project',
    'INVALID input.6.country',
    'INVALID input.7.project',
    'INVALID input.7',
    'NOT_FOUND input.8.indicator',
  ]);
});

/** What the values of an indicator are for, as "PRJ-1", "LAO" or "whole". */
const unitsOf = async (id: string) => {
  const { node } = await secretariat.asks(unitsOfIndicator, { id });
  const { units } = node as { units: { project: { code: string } | null; country: { code: string } | null }[] };
  return units.map(({ project, country }) => project?.code ?? country?.code ?? 'whole');
};

test('lists what the values of an indicator are for, and names it where a value does not fit', async () => {
  const { id, code } = await newIndicator('SUM');
  expect(await unitsOf(id)).toEqual([]);

  await record({ indicator: id, date: '2024-06-30', value: '1', project: 'PRJ-2' });
  await record({ indicator: id, date: '2024-06-30', value: '1', project: 'PRJ-1' });
  expect(await unitsOf(id)).toEqual(['PRJ-1', 'PRJ-2']);

  const whole = await record({ indicator: id, date: '2024-06-30', value: '3' });
  expect(only(whole.userErrors)).toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining(
      'these (PRJ-1, PRJ-2) begin on 2024-06-30, and one for the whole is of 2024-06-30',
    ),
  });

  const single = await newIndicator('NONE');
  await record({ indicator: single.id, date: '2024-06-30', value: '1', project: 'PRJ-1' });
  const second = await record({ indicator: single.id, date: '2024-06-30', value: '1' });
  expect(only(second.userErrors).message).toContain('these are for 2: the whole, PRJ-1; give values for one of them');
  expect(code).not.toBe(single.code);
});
