export * from './demo.js';
export * from './official.js';
export * from './scale.js';
export * from './seed.js';
