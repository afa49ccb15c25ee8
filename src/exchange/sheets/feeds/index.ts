export type { Described } from './aboutFeed.js';
export { csvwOf } from './csvw.js';
export { dataPackageOf, feedPath, packagedFeeds, withQuery } from './dataPackage.js';
export { columnsIn, FORM_NAMES, feedWanted, SHAPE_NAMES } from './feedWanted.js';
export { filesOfOrganisation, filesOfPlan, filesOfProject } from './files.js';
export { type Asking, checkNames, flagIn, LENS_NAMES, lensIn, type Parameters } from './parameters.js';
export { planNamed } from './planNamed.js';
export { copyCsv, type Table } from './statement.js';
export { type FeedFormat, mediaTypes, writeFeed } from './writeFeed.js';
