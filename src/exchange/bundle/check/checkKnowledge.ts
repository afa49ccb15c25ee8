import type { Check } from './CheckContext.js';

/** Checks events. */
export const checkEvents: Check = ({ data, references }) =>
  data.events.flatMap(({ country, provenance, projects }, index) => [
    ...references.missing('country', country, `events.${index}.country`),
    ...references.missingSources(provenance, `events.${index}`),
    ...projects.flatMap((project, at) => references.missing('project', project, `events.${index}.projects.${at}`)),
  ]);

/** Checks publications. */
export const checkPublications: Check = ({ data, references }) =>
  data.publications.flatMap(({ project, provenance }, index) => [
    ...references.missing('project', project, `publications.${index}.project`),
    ...references.missingSources(provenance, `publications.${index}`),
  ]);

/** Checks tools. */
export const checkTools: Check = ({ data, references }) =>
  data.tools.flatMap(({ provenance }, index) => references.missingSources(provenance, `tools.${index}`));
