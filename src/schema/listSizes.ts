import { Extensions } from 'type-graphql';

/**
 * How long lists without paging usually are, by what they list. The cost rule (`src/http/documentSize.ts`) multiplies
 * by these numbers to estimate how many nodes a document may return. They are guesses for that purpose: no plan has
 * to have these sizes, and no list is cut at them.
 */
const listSizes = {
  lensesOfOperation: 2,
  plans: 3,
  pillarsOfPlan: 3,
  workingGroupsOfPlan: 3,
  actionsOfPlan: 25,
  datesOfPlan: 5,
  actionsOfPillar: 9,
  actionsOfWorkingGroup: 9,
  officersOfWorkingGroup: 5,
  organisationsOfAction: 3,
  successionsOfAction: 2,

  actionsOfProject: 3,
  pillarsOfProject: 3,
  countriesOfProject: 5,
  regionsOfProject: 1,
  sectorsOfProject: 2,
  organisationsOfProject: 5,
  donorsOfProject: 3,
  componentsOfProject: 3,
  projectsOfEvent: 2,

  countries: 62,
  groupsOfCountry: 4,
  codelistItems: 320,

  budgetsOfProject: 3,
  plannedDisbursementsOfProject: 5,
  pillarsOfPortfolio: 3,
  projectsOfPortfolio: 50,
  rowsOfPortfolio: 80,
  receiversOfPortfolio: 10,

  indicatorsOfSubject: 3,
  milestonesOfSubject: 3,
  targetsOfIndicator: 5,
  seriesOfIndicator: 10,
  unitsOfIndicator: 5,
  levelsOfScale: 4,
  dimensionsOfIndicator: 2,
  dimensionsOfValue: 1,
  partsOfIndicator: 6,
  statuses: 9,

  periodsOfPlan: 10,
  snapshotsOfPeriod: 2,
  valuesOfReport: 5,
  evidenceOfReport: 3,
  commentsOfReport: 3,
  eventsOfReport: 4,
  obligationsOfViewer: 200,

  filesOfPlan: 40,
  filesOfProject: 30,
  filesOfOrganisation: 20,

  reasonsForLagging: 3,
  seriesOfMeasure: 20,
} as const;

/** Tells the cost rule how long the list of a field usually is. */
export const ListSize = (list: keyof typeof listSizes) => Extensions({ listSize: listSizes[list] });
