export * from './changes.js';
export * from './dataQuality.js';
export * from './metrics.js';
export * from './metricsArgs.js';
export * from './statusSummary.js';
export * from './timeSeries.js';
