export * from './demo.js';
export * from './dice.js';
export * from './official.js';
export * from './scale.js';
export * from './seed.js';
export * from './synthetic.js';
export * from './syntheticProgress.js';
