import * as queries from '../operations/access/publicQueries.js';
import type { Attempt } from './attempts.js';

/** Fields of Query that everybody may read; what they hide of reports is tested with permissions and with the round. */
export const publicReads: Record<string, Attempt> = {
  action: (who, { plan }) => who.refusal(queries.readAction, { plan }),
  changes: (who, { plan }) => who.refusal(queries.readChanges, { plan }),
  codelist: (who) => who.refusal(queries.readCodelist),
  countries: (who) => who.refusal(queries.readCountries),
  country: (who) => who.refusal(queries.readCountry),
  dataQuality: (who, { plan }) => who.refusal(queries.readDataQuality, { plan }),
  events: (who) => who.refusal(queries.readEvents),
  lens: (who) => who.refusal(queries.readLens),
  lenses: (who) => who.refusal(queries.readLenses),
  metrics: (who, { plan }) => who.refusal(queries.readMetrics, { plan }),
  node: (who, { action }) => who.refusal(queries.readNode, { id: action }),
  nodes: (who, { action, project }) => who.refusal(queries.readNodes, { ids: [action, project] }),
  organisation: (who) => who.refusal(queries.readOrganisation),
  organisations: (who) => who.refusal(queries.readOrganisations),
  plan: (who, { plan }) => who.refusal(queries.readPlan, { plan }),
  plans: (who) => who.refusal(queries.readPlans),
  progressReports: (who, { plan }) => who.refusal(queries.readProgressReports, { plan }),
  project: (who, { projectCode }) => who.refusal(queries.readProject, { code: projectCode }),
  projects: (who) => who.refusal(queries.readProjects),
  publications: (who) => who.refusal(queries.readPublications),
  snapshot: (who) => who.refusal(queries.readSnapshot),
  timeSeries: (who, { plan }) => who.refusal(queries.readTimeSeries, { plan }),
  tools: (who) => who.refusal(queries.readTools),
  viewer: (who) => who.refusal(queries.readViewer),
  workingGroup: (who, { plan }) => who.refusal(queries.readWorkingGroup, { plan }),
};
