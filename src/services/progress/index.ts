export * from './createIndicator.js';
export * from './indicatorPoints.js';
export * from './indicatorValues.js';
export * from './milestone.js';
export * from './owner.js';
export * from './recordIndicatorValues.js';
export * from './units.js';
