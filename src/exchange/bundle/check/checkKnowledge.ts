import { laws } from '../../../domain/laws.js';
import { onto } from '../dataset/stated.js';
import type { Check } from './CheckContext.js';
import { problemsAt } from './problems.js';

/** Checks events. */
export const checkEvents: Check = ({ data, known, references }) =>
  data.events.flatMap((event, index) => {
    const { country, provenance, projects } = event;
    return [
      ...problemsAt(`events.${index}`, laws.eventDays(onto(event, known.stored.events.get(event.code)))),
      ...references.missing('country', country, `events.${index}.country`),
      ...references.missingSources(provenance, `events.${index}`),
      ...projects.flatMap((project, at) => references.missing('project', project, `events.${index}.projects.${at}`)),
    ];
  });

/** Checks publications. */
export const checkPublications: Check = ({ data, references }) =>
  data.publications.flatMap(({ project, provenance }, index) => [
    ...references.missing('project', project, `publications.${index}.project`),
    ...references.missingSources(provenance, `publications.${index}`),
  ]);

/** Checks tools. */
export const checkTools: Check = ({ data, references }) =>
  data.tools.flatMap(({ provenance }, index) => references.missingSources(provenance, `tools.${index}`));
