export * from './action.js';
export * from './organisation.js';
export * from './plan.js';
export * from './project.js';
export * from './projectLinks.js';
export * from './succession.js';
export * from './wording.js';
