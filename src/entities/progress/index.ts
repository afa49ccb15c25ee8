export * from './Assessment.js';
export * from './Indicator.js';
export * from './IndicatorPoint.js';
export * from './IndicatorRetirement.js';
export * from './IndicatorValue.js';
export * from './Milestone.js';
export * from './MilestoneCompletion.js';
