export * from './explanations.js';
export * from './indicatorFacts.js';
export * from './indicators.js';
export * from './ownerFacts.js';
export * from './progress.js';
export * from './progressView.js';
