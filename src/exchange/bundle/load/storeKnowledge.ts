import { Event, Publication, Tool } from '../../../entities/plan/index.js';
import { byCode, stored } from '../../../services/write/index.js';
import { statedIn } from '../dataset/stated.js';
import type { Load } from './Load.js';
import { only, onlyOrNull, store } from './store.js';

/** Stores events and the projects that they belong to. */
export const storeEvents = async ({ em, data, onStep, provenance, countries, projects }: Load): Promise<void> => {
  if (data.events.length)
    onStep(`${data.events.length} events, ${data.publications.length} publications, ${data.tools.length} tools`);
  const codes = data.events.map(({ code }) => code);
  const rows = byCode(await em.find(Event, { code: { $in: codes } }, { populate: ['projects'] }));
  for (const record of data.events) {
    const { projects: projectCodes, ...event } = record;
    const values = {
      ...event,
      country: onlyOrNull(countries, event.country),
      provenance: provenance(event.provenance),
    };
    const row = store(em, Event, rows.get(event.code), values, record);
    if (statedIn(record).has('projects')) row.projects.set(projectCodes.map((code) => only(projects, code)));
  }
};

/** Stores publications. */
export const storePublications = async ({ em, data, provenance, projects }: Load): Promise<void> => {
  const codes = data.publications.map(({ code }) => code);
  const rows = await stored(em, Publication, codes);
  for (const publication of data.publications)
    store(
      em,
      Publication,
      rows.get(publication.code),
      {
        ...publication,
        project: onlyOrNull(projects, publication.project),
        provenance: provenance(publication.provenance),
      },
      publication,
    );
};

/** Stores tools. */
export const storeTools = async ({ em, data, provenance }: Load): Promise<void> => {
  const codes = data.tools.map(({ code }) => code);
  const rows = await stored(em, Tool, codes);
  for (const tool of data.tools)
    store(em, Tool, rows.get(tool.code), { ...tool, provenance: provenance(tool.provenance) }, tool);
};
