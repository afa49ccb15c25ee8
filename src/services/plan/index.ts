export * from './assessAction.js';
export * from './createOrganisation.js';
export * from './createPlan.js';
export * from './createProject.js';
export * from './setProjectLinks.js';
export * from './updateAction.js';
export * from './updateProject.js';
export * from './wording.js';
