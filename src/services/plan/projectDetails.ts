import type { EntityManager } from '@mikro-orm/postgresql';
import { parsePartialDate } from '../../domain/plan/index.js';
import { duplicate, invalid, outOfRange, requiredField, type UserError, when } from '../../domain/userErrors.js';
import { Project } from '../../entities/plan/index.js';
import type { ProjectPatch } from '../../schema/plan/index.js';
import { checkLine, checkText } from '../write/checks.js';

const DATES = ['plannedStart', 'actualStart', 'plannedEnd', 'actualEnd'] as const;

const checkDates = (details: ProjectPatch): UserError[] => {
  const dates = DATES.flatMap((name) => {
    const text = details[name];
    return text == null ? [] : [{ name, text, date: parsePartialDate(text) }];
  });
  const errors = dates.flatMap(({ name, text, date }) =>
    when(
      !date,
      invalid(
        `input.${name}`,
        `"${text.slice(0, 40)}" is not a year, a month, a day or a span of two, such as "2024-03"`,
      ),
    ),
  );
  for (const kind of ['planned', 'actual']) {
    const [start, end] = ['Start', 'End'].map((part) => dates.find(({ name }) => name === kind + part)?.date);
    if (start && end && end.latest < start.earliest)
      errors.push(outOfRange(`input.${kind}End`, `${end.text} is before the start ${start.text}`));
  }
  return errors;
};

/** A sector is a purpose code of the DAC: five digits. */
const checkSectors = ({ sectors }: ProjectPatch): UserError[] => [
  ...when(sectors === null, requiredField('input.sectors', 'sectors cannot be null; give an empty list for none')),
  ...(sectors ?? []).flatMap((sector, index) =>
    when(
      !/^\d{5}$/.test(sector),
      invalid(
        `input.sectors.${index}`,
        `"${sector.slice(0, 20)}" is not a sector code of five digits, such as "22040"`,
      ),
    ),
  ),
];

const checkIdentifier = async (
  em: EntityManager,
  { iatiIdentifier }: ProjectPatch,
  project: Project | null,
): Promise<UserError[]> => {
  const field = 'input.iatiIdentifier';
  if (iatiIdentifier == null) return [];
  if (!iatiIdentifier.trim()) return [invalid(field, 'an identifier cannot be blank; leave it out')];
  const odd = checkLine(iatiIdentifier, field);
  if (odd.length) return odd;
  const owner = await em.findOne(Project, { iatiIdentifier });
  return owner && owner.code !== project?.code
    ? [duplicate(field, `${iatiIdentifier} is the identifier of ${owner.code} already`)]
    : [];
};

/** Everything wrong with the details of a project; `project` is the one that has them already, if there is one. */
export const checkDetails = async (
  em: EntityManager,
  given: ProjectPatch,
  project: Project | null,
): Promise<UserError[]> => {
  const merged = {
    ...project,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  return [
    ...checkText(given.description, 'input.description', false),
    ...checkDates(merged as ProjectPatch),
    ...checkSectors(given),
    ...(await checkIdentifier(em, given, project)),
  ];
};
