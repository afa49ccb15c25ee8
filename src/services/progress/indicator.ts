import type { EntityManager } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { numberIn } from '../../domain/globalId.js';
import { definitionBreaches, unitOf, valueBreaches } from '../../domain/progress/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Country, Project, ProjectAction } from '../../entities/plan/index.js';
import { Indicator, IndicatorPoint, IndicatorValue } from '../../entities/progress/index.js';
import type { Aggregation, Direction, IndicatorMeasure, NoDataReason, ReportingBasis } from '../../vocabulary/index.js';
import { allowOn, allowOnProjects } from '../access/lineage.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkText, checkWeight, isDecimal, known, notLater } from '../write/checks.js';
import { repeats } from '../write/duplicates.js';
import { stored } from '../write/stored.js';
import { pointsOf } from './indicatorPoints.js';
import { findOwner } from './owner.js';
import { checkUnits, unitsThatCount } from './units.js';

interface PointGiven {
  value: string;
  date?: string | null;
  comment?: string | null;
}

interface TargetGiven {
  start: string;
  end: string;
  value: string;
  comment?: string | null;
}

export interface IndicatorGiven {
  /** Global id of an action or a project. */
  owner: string;
  code: string;
  title: string;
  unit: string;
  measure: IndicatorMeasure;
  direction: Direction;
  reportingBasis: ReportingBasis;
  acrossPeriods: Aggregation;
  acrossUnits: Aggregation;
  baseline?: PointGiven | null;
  target?: PointGiven | null;
  targets?: readonly TargetGiven[] | null;
  weight?: string | null;
}

const PLACES = 10;
const WHOLE_DIGITS = 20;

const checkNumber = (text: string | null | undefined, field: string): UserError[] => {
  if (text == null) return [];
  const fixed = isDecimal(text) ? withPlaces(text, PLACES) : null;
  if (fixed === null)
    return [
      {
        code: 'INVALID',
        field,
        message: `"${text}" is not a number: write digits with at most ${PLACES} decimals, such as "12.5"`,
      },
    ];
  const whole = fixed.replace('-', '').split('.')[0] ?? '';
  return whole.length > WHOLE_DIGITS
    ? [{ code: 'OUT_OF_RANGE', field, message: `${text} has more than ${WHOLE_DIGITS} digits before the point` }]
    : [];
};

const exact = (text: string | null | undefined): string | null => (text == null ? null : withPlaces(text, PLACES));

const checkPoint = (point: PointGiven | null | undefined, field: string): UserError[] =>
  point ? [...checkNumber(point.value, `${field}.value`), ...checkText(point.comment, `${field}.comment`, false)] : [];

const checkTargets = (targets: readonly TargetGiven[]): UserError[] => {
  const again = repeats(targets.map(({ start, end }) => `${start} ${end}`));
  return targets.flatMap(({ start, end, value, comment }, index) => {
    const at = `input.targets.${index}`;
    return [
      ...checkNumber(value, `${at}.value`),
      ...checkText(comment, `${at}.comment`, false),
      ...(start > end
        ? [{ code: 'OUT_OF_RANGE' as const, field: `${at}.end`, message: `${end} is before the start ${start}` }]
        : []),
      ...(again.has(index)
        ? [{ code: 'DUPLICATE' as const, field: at, message: `the period ${start} to ${end} is given twice` }]
        : []),
    ];
  });
};

/** Creates an indicator of an action or a project, with its baseline and targets. */
export const createIndicator = (
  request: WriteRequest,
  input: IndicatorGiven,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createIndicator', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { owner: ownerId, baseline, target, targets, weight, ...own } = input;
    const { owner, errors } = await findOwner(writing, ownerId);
    errors.push(
      ...checkCode(input.code, 'input.code'),
      ...checkText(input.title, 'input.title', true),
      ...checkText(input.unit, 'input.unit', true),
      ...definitionBreaches(input).map(({ field, message }) => ({
        code: 'INVALID' as const,
        field: `input.${field}`,
        message,
      })),
      ...checkWeight(weight, 'input.weight'),
      ...checkPoint(baseline, 'input.baseline'),
      ...checkPoint(target, 'input.target'),
      ...checkTargets(targets ?? []),
    );
    if (owner && (await em.count(Indicator, { ...owner, code: input.code })))
      errors.push({ code: 'DUPLICATE', field: 'input.code', message: `it has an indicator ${input.code} already` });
    refuse(errors);
    const indicator = em.create(Indicator, {
      ...own,
      ...owner,
      ...(weight == null ? {} : { weight: withPlaces(weight, 4) ?? weight }),
      provenance: entered,
    });
    const given = { baseline: baseline ?? null, target: target ?? null, targets: targets ?? [] };
    for (const { value, date, comment, ...point } of pointsOf(given))
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

export interface IndicatorValueGiven {
  /** Global id of the indicator. */
  indicator: string;
  project?: string | null;
  country?: string | null;
  date: string;
  value?: string | null;
  numerator?: string | null;
  denominator?: string | null;
  noDataReason?: NoDataReason | null;
}

const checkUnit = ({ project, country }: IndicatorValueGiven, at: string): UserError[] =>
  project != null && country != null
    ? [{ code: 'INVALID', field: `${at}.country`, message: 'a value is of a project or of a country, not of both' }]
    : [];

/** Values checked, as rows to be stored, in place of those of a report if they are one's; null for each that has a mistake. */
export const checkValues = async (
  em: EntityManager,
  input: readonly IndicatorValueGiven[],
  at: string,
  today: string,
  report: number | null = null,
) => {
  const numbers = input.map(({ indicator }) => numberIn(indicator, 'Indicator'));
  const indicators = new Map(
    (await em.find(Indicator, { id: { $in: numbers.filter((number) => number !== null) } })).map((row) => [
      row.id,
      row,
    ]),
  );
  const projects = await stored(
    em,
    Project,
    input.map(({ project }) => project ?? null),
  );
  const countries = await stored(
    em,
    Country,
    input.map(({ country }) => country ?? null),
  );
  const units = await unitsThatCount(em, [...indicators.keys()], report, report === null);
  const links = await em.find(ProjectAction, { project: { $in: [...projects.values()].map(({ id }) => id) } });
  /** A project that neither is nor serves what the indicator measures. */
  const isStranger = (indicator: Indicator, code: string | null | undefined): boolean => {
    const project = code == null ? undefined : projects.get(code);
    if (!project) return false;
    return indicator.project
      ? indicator.project.id !== project.id
      : !links.some((link) => link.project.id === project.id && link.action.id === indicator.action?.id);
  };
  const again = repeats(
    input.map(({ indicator, date, project, country }) => JSON.stringify([indicator, date, unitOf(project, country)])),
  );
  const errors = input.flatMap((one, index): UserError[] => {
    const path = `${at}.${index}`;
    const indicator = indicators.get(numbers[index] ?? 0);
    const found = [
      ...known(projects, one.project, 'project', `${path}.project`),
      ...known(countries, one.country, 'country', `${path}.country`),
      ...checkUnit(one, path),
      ...notLater(one.date, today, `${path}.date`),
      ...checkNumber(one.value, `${path}.value`),
      ...checkNumber(one.numerator, `${path}.numerator`),
      ...checkNumber(one.denominator, `${path}.denominator`),
    ];
    if (!indicator)
      return [
        ...found,
        {
          code: 'NOT_FOUND',
          field: `${path}.indicator`,
          message: `there is no indicator with the id "${one.indicator.slice(0, 40)}"`,
        },
      ];
    const breaches = found.length
      ? []
      : valueBreaches(one, indicator).map(({ field, message }) => ({
          code: 'INVALID' as const,
          field: `${path}.${field}`,
          message,
        }));
    const isSound = !found.length && !breaches.length;
    return [
      ...found,
      ...breaches,
      ...(isSound && again.has(index)
        ? [
            {
              code: 'DUPLICATE' as const,
              field: path,
              message: 'a value for the same unit and date is given before; one of them must go',
            },
          ]
        : []),
      ...(isSound && isStranger(indicator, one.project)
        ? [
            {
              code: 'INVALID' as const,
              field: `${path}.project`,
              message: `${one.project} does not serve what ${indicator.code} measures; link it first`,
            },
          ]
        : []),
      ...(isSound
        ? checkUnits(indicator, (units.get(indicator.id) ?? new Set()).add(unitOf(one.project, one.country)), path)
        : []),
    ];
  });
  const rows = input.map(({ indicator: _, project, country, value, numerator, denominator, ...one }, index) => {
    const indicator = indicators.get(numbers[index] ?? 0);
    return (
      indicator && {
        date: one.date,
        noDataReason: one.noDataReason ?? null,
        indicator,
        project: project == null ? null : (projects.get(project) ?? null),
        country: country == null ? null : (countries.get(country) ?? null),
        value: exact(value),
        numerator: exact(numerator),
        denominator: exact(denominator),
      }
    );
  });
  const dated = rows.flatMap((row, index) =>
    row ? [{ subject: row.indicator, date: row.date, field: `${at}.${index}.date` }] : [],
  );
  return { errors: [...errors, ...(await checkClosed(em, dated))], rows };
};

/** Records values of indicators, approved at once: all of them or, if anything is wrong with any, none. */
export const recordIndicatorValues = (
  request: WriteRequest,
  input: readonly IndicatorValueGiven[],
  idempotencyKey: string | null | undefined,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'recordIndicatorValues', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { errors, rows } = await checkValues(em, input, 'input', today);
    if (!input.length) errors.push({ code: 'REQUIRED', field: 'input', message: 'give at least one value' });
    for (const row of rows) if (row) await allowOn(writing, row.indicator);
    await allowOnProjects(
      writing,
      rows.flatMap((row) => row?.project?.id ?? []),
    );
    refuse(errors);
    const made = rows.flatMap((row) => (row ? [em.create(IndicatorValue, { ...row, provenance: entered })] : []));
    await em.flush();
    for (const [index, row] of made.entries())
      audit({ subjectType: 'IndicatorValue', subjectId: row.id, to: input[index] });
    return made.map(({ id }) => id);
  });
