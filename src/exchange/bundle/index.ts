export * from './dataset/dataset.js';
export * from './load/importDataset.js';
export * from './read.js';
