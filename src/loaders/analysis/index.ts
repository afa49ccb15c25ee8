export * from './changes.js';
export * from './dataQuality.js';
export * from './metricLabels.js';
export * from './metricProgress.js';
export * from './metrics.js';
export * from './metricValues.js';
