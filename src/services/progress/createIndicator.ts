import { withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { refuse, required, type UserError } from '../../domain/userErrors.js';
import { Indicator, IndicatorPoint } from '../../entities/progress/index.js';
import type { IndicatorInput, IndicatorPointInput, IndicatorTargetInput } from '../../schema/progress/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkName, checkText, checkWeight, underLaw } from '../write/checks.js';
import { checkFree } from '../write/stored.js';
import { pointsOf } from './indicatorPoints.js';
import { checkNumber, exact, storedDimensions } from './numbers.js';
import { findOwner } from './owner.js';

const checkPoint = (point: IndicatorPointInput | null | undefined, field: string): UserError[] =>
  point ? [...checkNumber(point.value, `${field}.value`), ...checkText(point.comment, `${field}.comment`, false)] : [];

const checkTargets = (targets: readonly IndicatorTargetInput[]): UserError[] =>
  targets.flatMap(({ value, comment }, index) => {
    const at = `input.targets.${index}`;
    return [...checkNumber(value, `${at}.value`), ...checkText(comment, `${at}.comment`, false)];
  });

/** Errors of the codes and labels of a scale. */
export const checkScale = (scale: readonly { code: string; label: string }[] | null | undefined): UserError[] =>
  (scale ?? []).flatMap(({ code, label }, index) => [
    ...checkCode(code, `input.scale.${index}.code`),
    ...checkName(label, `input.scale.${index}.label`),
  ]);

/** Errors of the names and values of dimensions. */
export const checkDimensions = (
  dimensions: readonly { name: string; values: readonly string[] }[] | null | undefined,
): UserError[] =>
  (dimensions ?? []).flatMap(({ name, values }, index) => [
    ...checkName(name, `input.dimensions.${index}.name`),
    ...values.flatMap((value, nth) => checkName(value, `input.dimensions.${index}.values.${nth}`)),
  ]);

const checkIndicator = (input: IndicatorInput): UserError[] => [
  ...checkCode(input.code, 'input.code'),
  ...checkName(input.title, 'input.title'),
  ...checkName(input.unit, 'input.unit'),
  ...underLaw('input', [
    ...laws.indicatorDefinition(input),
    ...laws.indicatorScale(input),
    ...laws.indicatorDimensions(input),
  ]),
  ...checkScale(input.scale),
  ...checkDimensions(input.dimensions),
  ...checkWeight(input.weight, 'input.weight'),
  ...checkPoint(input.baseline, 'input.baseline'),
  ...checkPoint(input.target, 'input.target'),
  ...checkTargets(input.targets ?? []),
  ...checkNumber(input.tolerance, 'input.tolerance'),
  ...underLaw('input', [
    ...laws.indicatorTargets(input),
    ...laws.indicatorTolerance(input),
    ...laws.indicatorCourse({
      direction: input.direction,
      baseline: input.baseline?.value ?? null,
      target: input.target?.value ?? null,
    }),
  ]),
];

/** Creates an indicator of an action or a project, with its baseline and targets. */
export const createIndicator = (
  request: WriteRequest,
  input: IndicatorInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createIndicator', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const {
      owner: globalId,
      baseline = null,
      target = null,
      targets,
      weight,
      tolerance,
      scale,
      dimensions,
      ...own
    } = input;
    const found = await findOwner(writing, globalId);
    const errors = [...found.errors, ...checkIndicator(input)];
    const owner = required(found.owner, ...errors);
    refuse([
      ...errors,
      ...(await checkFree(em, Indicator, input.code, 'an indicator of its owner with the code', owner)),
    ]);
    const indicator = em.create(Indicator, {
      ...own,
      ...owner,
      ...(weight == null ? {} : { weight: withPlaces(weight, 4) ?? weight }),
      tolerance: exact(tolerance),
      scale: scale?.map((level) => ({ ...level })) ?? null,
      dimensions: storedDimensions(dimensions),
      provenance: entered,
    });
    for (const { value, date, comment, ...point } of pointsOf({ baseline, target, targets: targets ?? [] }))
      em.create(IndicatorPoint, {
        ...point,
        value: exact(value) ?? value,
        date: date ?? null,
        comment: comment ?? null,
        indicator,
      });
    await em.flush();
    audit({ subjectType: 'Indicator', subjectId: indicator.id, to: input });
    return [indicator.id];
  });
