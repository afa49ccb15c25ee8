export * from './indicator.js';
export * from './indicatorPoints.js';
export * from './milestone.js';
export * from './owner.js';
export * from './units.js';
