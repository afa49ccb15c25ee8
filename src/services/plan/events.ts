import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Country, Event, Project } from '../../entities/plan/index.js';
import type { EventInput, EventPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkLine, checkName, checkPartialDate, known, repeatedItems, underLaw } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, isSame, linkChange, lockAt, raiseVersion } from '../write/fields.js';
import { asCoded, checked, checkFree, meant, stored } from '../write/stored.js';

/** What an event names, as far as it exists. */
interface Named {
  countries: ReadonlyMap<string, Country>;
  projects: ReadonlyMap<string, Project>;
}

const namedBy = async (em: EntityManager, { country, projects }: EventPatch): Promise<Named> => ({
  countries: await stored(em, Country, [country ?? null]),
  projects: await meant(em, Project, projects ?? []),
});

const checkEvent = (input: EventPatch, stored: Pick<EventInput, 'start' | 'end'>, named: Named): UserError[] => {
  const { title, start, end, place, country } = input;
  const projects = input.projects ?? [];
  return [
    ...(title == null ? [] : checkName(title, 'input.title')),
    ...checkPartialDate(start, 'input.start'),
    ...checkPartialDate(end, 'input.end'),
    ...underLaw(
      'input',
      laws.eventDays({ start: start ?? stored.start, end: end === undefined ? (stored.end ?? null) : end }),
    ),
    ...checkLine(place, 'input.place'),
    ...known(named.countries, country, 'country', 'input.country'),
    ...projects.flatMap((code, index) => known(named.projects, code, 'project', `input.projects.${index}`)),
    ...repeatedItems(
      projects.map((code) => asCoded(named.projects, code)),
      'input.projects',
    ),
  ];
};

const columnsOf = ({ projects: _, country: __, place, ...fields }: EventPatch) => ({
  ...fields,
  ...(place === undefined ? {} : { place: place || null }),
});

const countryOf = ({ countries }: Named, code: string | null | undefined): Country | null =>
  code == null ? null : checked(countries, code);

/** Creates an event. */
export const createEvent = (
  request: WriteRequest,
  input: EventInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createEvent', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    const named = await namedBy(em, input);
    refuse([
      ...checkCode(input.code, 'input.code'),
      ...checkEvent(input, input, named),
      ...(await checkFree(em, Event, input.code, 'an event')),
    ]);
    const event = em.create(Event, {
      ...columnsOf(input),
      code: input.code,
      title: input.title,
      start: input.start,
      country: countryOf(named, input.country),
      provenance: entered,
    });
    event.projects.set(input.projects.map((code) => checked(named.projects, code)));
    await em.flush();
    audit({ subjectType: 'Event', subjectId: event.id, to: input });
    return [event.id];
  });

/** Changes what is given of an event, and nothing else. */
export const updateEvent = (request: WriteRequest, id: number, input: EventPatch, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'updateEvent', input: [id, input, version] }, async (writing) => {
    const { em, audit, allow } = writing;
    allow(null);
    const event = await lockAt(em, Event, id, version, 'event');
    const named = await namedBy(em, input);
    refuse([...checkKept(input, ['title', 'start', 'projects']), ...checkEvent(input, event, named)]);
    await em.populate(event, ['projects']);
    const country = input.country === undefined ? undefined : countryOf(named, input.country);
    const changes = [...fieldChanges(event, columnsOf(input)), ...(await linkChange(event, 'country', country))];
    await applyChanges(writing, event, changes, { subjectType: 'Event', stated: 'all' });
    const from = event.projects
      .getItems()
      .map(({ code }) => code)
      .sort();
    const to = input.projects?.map((code) => asCoded(named.projects, code)).sort();
    if (to && !isSame(from, to)) {
      event.projects.set(to.map((code) => checked(named.projects, code)));
      audit({ subjectType: 'Event', subjectId: id, field: 'projects', from, to });
      if (!changes.length) await raiseVersion(em, 'event', id);
    }
    return [id];
  });
