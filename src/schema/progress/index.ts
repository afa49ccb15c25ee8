export * from './indicatorInput.js';
export * from './indicatorTarget.js';
export * from './indicatorUnit.js';
export * from './indicatorValueConnection.js';
export * from './indicatorValueInput.js';
export * from './milestoneInput.js';
export * from './progress.js';
export * from './statusCount.js';
