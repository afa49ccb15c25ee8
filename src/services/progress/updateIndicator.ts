import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../../database/orm.js';
import { shownActual, withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { approvedAsOf } from '../../domain/lens.js';
import { levelOf } from '../../domain/progress/index.js';
import { inUse, refuse, type UserError } from '../../domain/userErrors.js';
import { Indicator, IndicatorValue } from '../../entities/progress/index.js';
import { createLoaders } from '../../loaders/index.js';
import type { IndicatorPatch } from '../../schema/progress/index.js';
import { allowOn } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName, checkText, checkWeight, underLaw } from '../write/checks.js';
import { applyChanges, checkKept, type FieldChange, fieldChanges, lockAt } from '../write/fields.js';
import { pointsNow } from './course.js';
import { checkDimensions, checkScale } from './createIndicator.js';
import { checkNumber, exact, storedDimensions } from './numbers.js';

const NEEDED = [
  'title',
  'unit',
  'measure',
  'direction',
  'toleranceUnit',
  'reportingBasis',
  'acrossPeriods',
  'acrossUnits',
  'weight',
] as const;

/** Fields that say what the stored values mean and how they are put together. */
export const DEFINING = [
  'unit',
  'measure',
  'direction',
  'tolerance',
  'toleranceUnit',
  'reportingBasis',
  'acrossPeriods',
  'acrossUnits',
  'scale',
] as const;

const checkFields = (
  indicator: Indicator,
  input: IndicatorPatch,
  points: { baseline: string | null; target: string | null },
): UserError[] => {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
  return [
    ...checkKept(input, NEEDED),
    ...(input.title == null ? [] : checkName(input.title, 'input.title')),
    ...(input.unit == null ? [] : checkName(input.unit, 'input.unit')),
    ...checkNumber(input.tolerance, 'input.tolerance'),
    ...underLaw('input', [
      ...laws.indicatorDefinition({ ...indicator, ...given } as Indicator),
      ...laws.indicatorScale({
        ...indicator,
        ...given,
        scale: input.scale === undefined ? indicator.scale : input.scale,
      } as Indicator),
      ...laws.indicatorDimensions({
        acrossUnits: input.acrossUnits ?? indicator.acrossUnits,
        dimensions: input.dimensions === undefined ? indicator.dimensions : input.dimensions,
      }),
      ...laws.indicatorTolerance(input),
      ...laws.indicatorCourse({ direction: input.direction ?? indicator.direction, ...points }),
    ]),
    ...checkScale(input.scale),
    ...checkDimensions(input.dimensions),
    ...checkWeight(input.weight, 'input.weight'),
    ...checkText(input.reason, 'input.reason', false),
  ];
};

/** Errors of dimensions that stored values are parts by, and that would be gone. */
const checkPartsKept = async (
  em: EntityManager,
  indicator: Indicator,
  { dimensions }: IndicatorPatch,
): Promise<UserError[]> => {
  if (dimensions === undefined) return [];
  const parts = await em.find(IndicatorValue, { indicator, combination: { $ne: null } });
  const gone = parts.flatMap(({ combination }) => laws.valueParts(combination, dimensions).slice(0, 1));
  const [first] = gone;
  return first
    ? [
        inUse(
          'input.dimensions',
          `stored values are parts by what you leave out (${gone.length} of them): ${first.message}`,
        ),
      ]
    : [];
};

/** What an indicator comes to today: its actual value and progress, in words. */
const figuresOf = async (em: EntityManager, indicator: Indicator, today: string): Promise<string> => {
  const loaders = createLoaders(reader(em), approvedAsOf(today));
  const { type, id } = subjectOf(indicator);
  const owner =
    type === 'Project'
      ? await loaders.projectProgress.load(id)
      : (await loaders.planProgress((await indicator.action?.loadOrFail())?.plan.id ?? 0)).actions.get(id);
  const standing = owner?.indicators.get(indicator.id);
  const { value, status } = standing?.progress ?? {};
  return `actual ${standing?.fact.actual ? shownActual(standing.fact.actual) : 'none'}, progress ${value ?? 'none'}, ${status ?? 'NO_DATA'}`;
};

const inWords = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** How many stored values the indicator could not take as it is to be. */
const misfits = async (em: EntityManager, indicator: Indicator): Promise<number> => {
  const values = await em.find(IndicatorValue, { indicator });
  return values.filter((value) => {
    const level = indicator.scale && levelOf(indicator.scale, value.value)?.code;
    const given =
      indicator.scale && value.value !== null ? { ...value, value: null, level: level ?? value.value } : value;
    return laws.indicatorValue(given, indicator).length > 0;
  }).length;
};

/**
 * Changes what the stored values of an indicator mean. Without a reason it is refused with what would become of them.
 */
const redefine = async (
  em: EntityManager,
  indicator: Indicator,
  changes: readonly FieldChange[],
  reason: string | null | undefined,
  today: string,
): Promise<void> => {
  const defining = changes.filter(({ field }) => (DEFINING as readonly string[]).includes(field));
  const values = defining.length ? await em.count(IndicatorValue, { indicator }) : 0;
  if (!values || reason?.trim()) return;
  const before = await figuresOf(em, indicator, today);
  for (const { field, value } of changes) em.assign(indicator, { [field]: value } as never);
  await em.flush(); // refused below: nothing of it stays
  const after = await figuresOf(em, indicator, today);
  const unfit = await misfits(em, indicator);
  const became = before === after ? `its figures stay (${before})` : `its figures go from (${before}) to (${after})`;
  const left = unfit ? `; ${unfit} of them could not be recorded so` : '';
  refuse(
    defining.map(({ field, from, to }) =>
      inUse(
        `input.${field}`,
        `${indicator.code} has ${values === 1 ? '1 value' : `${values} values`}, recorded as ${field} ${inWords(from)}: read as ${inWords(to)}, ${became}${left}; give a reason to change it all the same, or make another indicator (createIndicator) and retire this one (retireIndicator)`,
      ),
    ),
  );
};

/** Changes what is given of an indicator, and nothing else. Its code stays: bundles and sheets name it. */
export const updateIndicator = (
  request: WriteRequest,
  id: number,
  input: IndicatorPatch,
  version: number,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateIndicator', input: [id, input, version] }, async (writing) => {
    const { em } = writing;
    const indicator = await lockAt(em, Indicator, id, version, 'indicator');
    await allowOn(writing, subjectOf(indicator));
    refuse([
      ...checkFields(indicator, input, await pointsNow(em, indicator)),
      ...(await checkPartsKept(em, indicator, input)),
    ]);
    const { weight, reason, tolerance, scale, dimensions, ...fields } = input;
    const changes = [
      ...fieldChanges(indicator, {
        ...fields,
        tolerance: tolerance === undefined ? undefined : exact(tolerance),
        dimensions: dimensions === undefined ? undefined : storedDimensions(dimensions),
        scale: scale === undefined ? undefined : (scale?.map((level) => ({ ...level })) ?? null),
      }),
      ...(weight == null ? [] : fieldChanges(indicator, { weight: withPlaces(weight, 4) })),
    ];
    await redefine(em, indicator, changes, reason, today);
    await applyChanges(writing, indicator, changes, { subjectType: 'Indicator', reason });
    return [id];
  });
