import { laws } from '../../../domain/laws.js';
import type { Problem } from '../../../domain/problems.js';
import { addDay, type UnitDays, unitBreaches, unitOf } from '../../../domain/progress/index.js';
import { duplicateProblems } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { statedIn } from '../dataset/stated.js';
import { ownerKey, reportKey } from '../owner.js';
import type { Check, CheckContext } from './CheckContext.js';
import { checkOwner } from './checkOwner.js';
import { problemIf, problemsAt } from './problems.js';

type IndicatorData = Dataset['indicators'][number];
type ValueData = IndicatorData['values'][number];

/** A value that came with a report names the report's period: the same load must have that report. */
const checkPeriod = (
  { period }: ValueData,
  indicator: IndicatorData,
  path: string,
  reports: ReadonlyMap<string, string>,
): Problem[] => {
  if (period === null) return [];
  const state = reports.get(reportKey({ ...indicator, period }));
  const on = `for ${period} on ${ownerKey(indicator)}`;
  return [
    ...problemIf(state === undefined, path, `there is no report ${on} in this load`),
    ...problemIf(
      state === 'DUE',
      path,
      `the report ${on} is only DUE, and its values would count nowhere; give it the step that it has taken, or the value no period`,
    ),
  ];
};

const checkValue = (
  value: ValueData,
  indicator: IndicatorData,
  path: string,
  { references, today }: CheckContext,
  reports: ReadonlyMap<string, string>,
): Problem[] => [
  ...references.missing('project', value.project, `${path}.project`),
  ...references.missing('country', value.country, `${path}.country`),
  ...problemsAt(path, [
    ...laws.valueDay(value, today),
    ...laws.valueUnit(value),
    // What the file does not say of the indicator is as it is stored: it is checked there.
    ...(value.level === null || statedIn(indicator).has('scale') ? laws.indicatorValue(value, indicator) : []),
    ...(statedIn(indicator).has('dimensions') ? laws.valueParts(value.dimensions, indicator.dimensions) : []),
  ]),
  ...checkPeriod(value, indicator, `${path}.period`, reports),
];

/** Finds what is wrong with one indicator, its targets and its values. */
const checkIndicator = (
  indicator: IndicatorData,
  path: string,
  context: CheckContext,
  reports: ReadonlyMap<string, string>,
): Problem[] => {
  const units = new Map<string, UnitDays>();
  for (const { project, country, date } of indicator.values) addDay(units, unitOf(project, country), date);
  return [
    ...checkOwner(indicator, path, context.references),
    ...problemsAt(path, [
      ...laws.indicatorDefinition(indicator),
      ...laws.indicatorScale(indicator),
      ...laws.indicatorDimensions(indicator),
      ...laws.indicatorTargets(indicator),
      ...laws.indicatorTolerance(indicator),
      ...laws.indicatorCourse({
        direction: indicator.direction,
        baseline: indicator.baseline?.value ?? null,
        target: indicator.target?.value ?? null,
      }),
    ]),
    ...indicator.values.flatMap((value, index) =>
      checkValue(value, indicator, `${path}.values.${index}`, context, reports),
    ),
    ...problemsAt(path, unitBreaches(indicator, units)),
  ];
};

/** Checks indicators. */
export const checkIndicators: Check = (context) => {
  const { indicators, reports } = context.data;
  const states = new Map(reports.map((report) => [reportKey(report), report.events.at(-1)?.to ?? 'DUE']));
  const keys = indicators.map((indicator) => `${ownerKey(indicator)} ${indicator.code}`);
  return [
    ...indicators.flatMap((indicator, index) => checkIndicator(indicator, `indicators.${index}`, context, states)),
    ...duplicateProblems('indicators', keys, 'indicator'),
  ];
};
