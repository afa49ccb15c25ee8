import type { EntityManager } from '@mikro-orm/postgresql';
import { numberIn } from '../../domain/globalId.js';
import { laws } from '../../domain/laws.js';
import { addDay, asCombination, partKey, type UnitDays, unitOf } from '../../domain/progress/index.js';
import { repeats } from '../../domain/repeats.js';
import { duplicate, invalid, noneWithId, outOfRange, type UserError, when } from '../../domain/userErrors.js';
import { Country, Project, ProjectAction } from '../../entities/plan/index.js';
import { Indicator } from '../../entities/progress/index.js';
import type { IndicatorValueInput } from '../../schema/progress/index.js';
import { subjectOf } from '../access/subject.js';
import { checkClosed } from '../reporting/closedPeriods.js';
import { known, repeated, underLaw } from '../write/checks.js';
import { asCoded, meant, stored } from '../write/stored.js';
import { checkNumber, exact, storedLevel } from './numbers.js';
import { retiredBefore, retirementsOf } from './retirements.js';
import { checkUnits, unitsThatCount } from './units.js';

/** What values name, as far as it exists: indicators by global id, projects and countries by code. */
interface Named {
  indicators: ReadonlyMap<string, Indicator>;
  projects: ReadonlyMap<string, Project>;
  countries: ReadonlyMap<string, Country>;
}

const namedBy = async (em: EntityManager, input: readonly IndicatorValueInput[]): Promise<Named> => {
  const numbers = new Map(input.map(({ indicator: id }) => [id, numberIn(id, 'Indicator')]));
  const wanted = [...numbers.values()].filter((number) => number !== null);
  const rows = await em.find(Indicator, { id: { $in: wanted } });
  const indicators = [...numbers].flatMap(([id, number]) => {
    const row = rows.find((one) => one.id === number);
    return row ? [[id, row] as const] : [];
  });
  return {
    indicators: new Map(indicators),
    projects: await meant(
      em,
      Project,
      input.map(({ project }) => project ?? null),
    ),
    countries: await stored(
      em,
      Country,
      input.map(({ country }) => country ?? null),
    ),
  };
};

const checkFields = (
  one: IndicatorValueInput,
  path: string,
  { projects, countries }: Named,
  today: string,
): UserError[] => [
  ...known(projects, one.project, 'project', `${path}.project`),
  ...known(countries, one.country, 'country', `${path}.country`),
  ...underLaw(path, [...laws.valueUnit(one), ...laws.valueDay(one, today)]),
  ...repeated(
    (one.dimensions ?? []).map(({ dimension }) => dimension),
    `${path}.dimensions`,
    'dimension',
  ),
  ...checkNumber(one.value, `${path}.value`),
  ...checkNumber(one.numerator, `${path}.numerator`),
  ...checkNumber(one.denominator, `${path}.denominator`),
];

/** An error if a project is not the one that an indicator measures, and does not serve the action that it measures. */
const checkProject = (
  indicator: Indicator,
  project: Project | undefined,
  links: readonly ProjectAction[],
  field: string,
): UserError[] => {
  if (!project) return [];
  if (indicator.project)
    return when(
      indicator.project.id !== project.id,
      invalid(field, `${indicator.code} measures another project than ${project.code}; leave project out`),
    );
  const isServing = links.some((link) => link.project.id === project.id && link.action.id === indicator.action?.id);
  const message = `${project.code} does not serve what ${indicator.code} measures; link it first (setProjectActions)`;
  return when(!isServing, invalid(field, message));
};

const unitIn = ({ project, country }: IndicatorValueInput) => unitOf(project, country);

/** A value as a row to be stored; null where its indicator does not exist. */
const rowOf = (one: IndicatorValueInput, { indicators, projects, countries }: Named) => {
  const indicator = indicators.get(one.indicator);
  if (!indicator) return null;
  return {
    indicator,
    date: one.date,
    noDataReason: one.noDataReason ?? null,
    project: (one.project != null && projects.get(one.project)) || null,
    country: (one.country != null && countries.get(one.country)) || null,
    combination: asCombination(one.dimensions),
    value: one.level == null ? exact(one.value) : storedLevel(indicator.scale, one.level),
    numerator: exact(one.numerator),
    denominator: exact(one.denominator),
  };
};

/** A value of an indicator, ready to be stored. */
export type ValueRow = NonNullable<ReturnType<typeof rowOf>>;

/**
 * Checks values of indicators: everything that is wrong with them, and a row for each, null where its indicator does
 * not exist. Values of a report replace those that the report has.
 */
export const checkValues = async (
  em: EntityManager,
  given: readonly IndicatorValueInput[],
  at: string,
  today: string,
  report: number | null = null,
): Promise<{ errors: UserError[]; rows: (ValueRow | null)[] }> => {
  const named = await namedBy(em, given);
  const input = given.map((one) =>
    one.project == null ? one : { ...one, project: asCoded(named.projects, one.project) },
  );
  const indicatorIds = [...new Set([...named.indicators.values()].map(({ id }) => id))];
  const units = await unitsThatCount(em, indicatorIds, report, report === null);
  const retirements = await retirementsOf(em, indicatorIds);
  const projectIds = [...named.projects.values()].map(({ id }) => id);
  const links = await em.find(ProjectAction, { project: { $in: projectIds } });
  const again = repeats(
    input.map((one) => JSON.stringify([one.indicator, one.date, unitIn(one), partKey(asCombination(one.dimensions))])),
  );

  const check = (one: IndicatorValueInput, index: number): UserError[] => {
    const path = `${at}.${index}`;
    const errors = checkFields(one, path, named, today);
    const indicator = named.indicators.get(one.indicator);
    if (!indicator) return [...errors, noneWithId(`${path}.indicator`, 'indicator', one.indicator)];
    if (errors.length) return errors;
    const breaches = underLaw(path, [
      ...laws.indicatorValue(one, indicator),
      ...laws.valueParts(asCombination(one.dimensions), indicator.dimensions),
    ]);
    if (breaches.length) return breaches;
    const project = one.project == null ? undefined : named.projects.get(one.project);
    const counting = units.get(indicator.id) ?? new Map<string, UnitDays>();
    addDay(counting, unitIn(one), one.date);
    const retired = retirements.get(indicator.id);
    return [
      ...when(
        retired !== undefined && one.date >= retired,
        outOfRange(`${path}.date`, retiredBefore(indicator.code, retired ?? '')),
      ),
      ...when(
        again.has(index),
        duplicate(path, 'a value for the same unit, date and part is given twice; leave one of them out'),
      ),
      ...checkProject(indicator, project, links, `${path}.project`),
      ...checkUnits(indicator, counting, path),
    ];
  };

  const errors = input.flatMap(check);
  const rows = input.map((one) => rowOf(one, named));
  const dated = rows.flatMap((row, index) =>
    row ? [{ subject: subjectOf(row.indicator), date: row.date, field: `${at}.${index}.date` }] : [],
  );
  return { errors: [...errors, ...(await checkClosed(em, dated))], rows };
};
